/**
 * Loaded before a measured program (`node --require`): at its end, tells file descriptor 3 what it used.
 *
 * The process reports itself, since no tool outside of it does so alike on Linux and macOS.
 */
import * as fs from "node:fs";

export interface Usage {
  /** Largest resident set, in KiB. */
  peakKilobytes: number;
  /** The modules of CDKTF's AWS bindings that were loaded, as they are imported. */
  providerModules: string[];
}

process.once("exit", () => {
  const modules = Object.keys(require.cache).flatMap((file) => /@cdktf\/provider-aws\/lib\/[^/]+/.exec(file) ?? []);
  const usage: Usage = {
    peakKilobytes: process.resourceUsage().maxRSS,
    providerModules: [...new Set(modules)].sort(),
  };
  fs.writeSync(3, JSON.stringify(usage));
});
