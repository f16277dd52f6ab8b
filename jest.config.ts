/**
 * `npm run typecheck` checks the types of this file and of every test; here they are only transpiled.
 * @jest-config-loader ts-node
 * @jest-config-loader-options {"swc": true}
 */
import { availableParallelism } from "node:os";
import type { Config } from "jest";

const config: Config = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  // What is built is not searched for tests or modules.
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/cdktf.out/"],
  transform: {
    "\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }],
  },
  reporters: ["default", "<rootDir>/__tests__/support/closing-line-reporter.cjs"],
  cacheDirectory: "<rootDir>/node_modules/.cache/jest",
  // One more than there are cores: the suites of whole lives wait for the provider far more than they work.
  maxWorkers: availableParallelism() + 1,
};

export default config;
