import { spawnSync } from "node:child_process";
import * as path from "node:path";
import { performance } from "node:perf_hooks";
import { Refused } from "../refused";
import type { Usage } from "./report-usage";

/** A Node program to run in a process of its own. */
export interface Program {
  args: string[];
  /** Folder to run in. */
  folder: string;
  env?: Record<string, string>;
}

export interface Measurement extends Usage {
  /** Wall time, from starting Node to its end. */
  seconds: number;
}

/**
 * Run a program once, in a new process.
 *
 * @throws if it fails, with what it said
 */
export function measure({ args, folder, env }: Program): Measurement {
  const start = performance.now();
  const run = spawnSync(process.execPath, ["--require", path.join(__dirname, "report-usage.js"), ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    // The fourth is the descriptor that the usage is reported on.
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  const seconds = (performance.now() - start) / 1000;
  if (run.status !== 0) {
    throw new Refused(`node ${args.slice(0, 3).join(" ")} failed (${run.signal ?? run.status}):\n${run.stderr}`);
  }
  const usage = JSON.parse(String(run.output[3])) as Usage;
  return { seconds, ...usage };
}
