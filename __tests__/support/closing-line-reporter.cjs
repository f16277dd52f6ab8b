/** The outcome of a run in one plain line, for people who scroll to the end and for scripts that read it. */
function closingLine({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests }) {
  // A file that could not even be loaded has no test to fail, and counts as one failure.
  const counts = [`${numPassedTests} passed`, `${numFailedTests + numRuntimeErrorTestSuites} failed`];
  return [...counts, ...(numPendingTests > 0 ? [`${numPendingTests} skipped`] : [])].join(", ");
}

/** Jest loads its reporters without a transpiler, hence plain JavaScript. */
class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    // Jest writes its own summary after every reporter has run, whatever their order.
    process.once("exit", () => process.stdout.write(`${closingLine(results)}\n`));
  }
}

module.exports = ClosingLineReporter;
module.exports.closingLine = closingLine;
