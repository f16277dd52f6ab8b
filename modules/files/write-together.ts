import * as fs from "node:fs";
import * as path from "node:path";
import { makeFolder } from "./folder";
import { isSystemError } from "./system-error";

/**
 * Write files, all of them or none: each beside its place, and into it when all are whole.
 *
 * @throws what the operating system refuses to write, with the file's name
 */
export function writeTogether(files: Iterable<[file: string, content: string | Buffer]>): void {
  const undo: (() => void)[] = [];
  const whole: [from: string, to: string][] = [];
  try {
    for (const [file, content] of files) {
      const made = inPlace(file, () => makeFolder(path.dirname(file)));
      if (made !== undefined) {
        undo.push(() => fs.rmSync(made, { recursive: true, force: true }));
      }
      const beside = `${file}.${process.pid}.part`;
      undo.push(() => fs.rmSync(beside, { force: true }));
      inPlace(file, () => fs.writeFileSync(beside, content));
      whole.push([beside, file]);
    }
  } catch (error) {
    for (const step of undo.reverse()) {
      step();
    }
    throw error;
  }
  for (const [beside, file] of whole) {
    inPlace(file, () => fs.renameSync(beside, file));
  }
}

/** Do something about a file, so that what is refused is told of that file. */
function inPlace<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (isSystemError(error) && (error.path === undefined || error.path.startsWith(`${file}.`))) {
      error.path = file;
    }
    throw error;
  }
}
