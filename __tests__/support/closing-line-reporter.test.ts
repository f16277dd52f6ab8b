const { closingLine } = require("./closing-line-reporter.cjs");

const RESULTS = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0, numPendingTests: 0 };

test.each([
  [{ numPassedTests: 12 }, "12 passed, 0 failed"],
  [{ numPassedTests: 12, numFailedTests: 3 }, "12 passed, 3 failed"],
  [{ numPassedTests: 12, numPendingTests: 2 }, "12 passed, 0 failed, 2 skipped"],
  [{ numPassedTests: 12, numFailedTests: 1, numRuntimeErrorTestSuites: 1 }, "12 passed, 2 failed"],
])("%j closes with '%s'", (results, line) => {
  expect(closingLine({ ...RESULTS, ...results })).toBe(line);
});
