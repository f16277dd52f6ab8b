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
  globalSetup: "<rootDir>/__tests__/support/attached-provider.ts",
  reporters: ["default", "<rootDir>/__tests__/support/closing-line-reporter.cjs"],
  cacheDirectory: "<rootDir>/node_modules/.cache/jest",
  // Jest's own choice of one core less would leave half of a two-core machine idle.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // In milliseconds, for each test and hook: it ends what hangs, and says nothing of how fast a busy machine is.
  testTimeout: 5 * 60_000,
};

export default config;
