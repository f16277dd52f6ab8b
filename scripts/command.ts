import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { setImmediate } from "node:timers/promises";
import { Command, type CommanderError } from "commander";
import pc from "picocolors";
import type { Steps } from "../modules/environment/synthesize";
import { removeAllScratch } from "../modules/files/scratch";
import { isSystemError, systemWords } from "../modules/files/system-error";
import { visible } from "../modules/schema/visible";
import { packageRoot } from "../modules/stack/package-root";
import { Refused } from "./refused";

/** A fault of the program's own; from sysexits.h. */
const EX_SOFTWARE = 70;

/** The folder that a synth works in, which is of no interest to who named the folder around it. */
const STAGING = /\/\.staging-[^/]*/;

/** A command of `npm run`, which exits with 2 for wrong usage: 1 is kept for files that are not valid. */
export function npmCommand(name: string): Command {
  return new Command(`npm run ${name} --`).exitOverride((error: CommanderError) => {
    process.exit(error.exitCode === 0 ? 0 : 2);
  });
}

let told: (() => void) | undefined;

/**
 * Do what a command is for, so that whatever happens is said in one line.
 *
 * What the world refuses (a full disk, a folder of somebody else's) exits with 1, a fault of our own with 70. Ctrl-C takes
 * away what is not finished. With TERRASPARK_DEBUG=1, stack traces and Node's warnings are shown.
 */
export function run(name: string, work: () => void | Promise<void>): void {
  if (!isDebug()) {
    process.removeAllListeners("warning");
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (told) {
        told();
        return;
      }
      removeAllScratch();
      process.exit(128 + os.constants.signals[signal]);
    });
  }
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // Whoever reads has heard enough: `npm run check | head -1`.
    process.exit(error.code === "EPIPE" ? 0 : fail(name, error));
  });
  process.on("uncaughtException", (error) => process.exit(fail(name, error)));
  Promise.resolve()
    .then(work)
    .catch((error: unknown) => {
      process.exitCode = fail(name, error);
    });
}

/** Go through steps, and let a signal be heard between them. */
export async function inSteps<T>(steps: Steps<T>): Promise<T> {
  let step = steps.next();
  while (!step.done) {
    await setImmediate();
    step = steps.next();
  }
  return step.value;
}

/** Wait for Ctrl-C, which then does not end the process. */
export function untilTold(): Promise<void> {
  // A pending promise alone does not keep Node alive.
  const alive = setInterval(() => {}, 60_000);
  return new Promise((resolve) => {
    told = () => {
      clearInterval(alive);
      told = undefined;
      resolve();
    };
  });
}

/** Say what went wrong. @returns the exit code */
function fail(name: string, error: unknown): number {
  if (isDebug() && error instanceof Error) {
    console.error(error.stack);
  }
  if (error instanceof Refused) {
    console.error(pc.red(error.message));
    return 1;
  }
  if (isSystemError(error)) {
    const place = (error.path ?? error.syscall ?? name).replace(STAGING, "");
    console.error(pc.red(visible(`${place}: ${systemWords(error)}`)));
    return 1;
  }
  const message = visible((error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "");
  const { version } = JSON.parse(fs.readFileSync(path.join(packageRoot(), "package.json"), "utf8"));
  console.error(
    pc.red(
      `terraspark ${version} failed unexpectedly, and wrote nothing: npm run ${name}, Node ${process.versions.node}: ${message}; please report this line, with what TERRASPARK_DEBUG=1 shows`,
    ),
  );
  return EX_SOFTWARE;
}

const isDebug = () => process.env.TERRASPARK_DEBUG === "1";
