import * as fs from "node:fs";
import * as path from "node:path";
import { makeFolder } from "../files/folder";

/** What a synth owns in a stack's folder; all else there (.terraform, a lock file, a saved plan) is Terraform's. */
const OWNED = ["assets", "cdk.tf.json"];

/**
 * Move a finished synth from its staging folder into the output folder, all of it or nothing.
 *
 * What was there before is kept in the staging folder until everything is in its place, and goes back if something fails.
 */
export function publish(staging: string, outdir: string, stacks: string[]): void {
  const names = [
    ...stacks.flatMap((stack) => OWNED.map((name) => path.join("stacks", stack, name))),
    // Last, since it names the others.
    "manifest.json",
  ];
  const undo: (() => void)[] = [];
  try {
    for (const [index, name] of names.entries()) {
      const to = path.join(outdir, name);
      makePlace(path.dirname(to), undo);
      move(to, path.join(staging, `before-${index}`), undo);
      move(path.join(staging, name), to, undo);
    }
  } catch (error) {
    for (const step of undo.reverse()) {
      step();
    }
    throw error;
  }
}

function move(from: string, to: string, undo: (() => void)[]): void {
  if (fs.existsSync(from)) {
    fs.renameSync(from, to);
    undo.push(() => fs.renameSync(to, from));
  }
}

function makePlace(folder: string, undo: (() => void)[]): void {
  const made = makeFolder(folder);
  if (made !== undefined) {
    undo.push(() => fs.rmSync(made, { recursive: true }));
  }
}
