import * as fs from "node:fs";
import * as path from "node:path";
import { makeFolder } from "./folder";
import { isSystemError } from "./system-error";

const open = new Set<string>();

/**
 * A folder of this process alone, for work that is not finished. Its name tells whose it is.
 *
 * @throws what the operating system refuses, with the name of the folder around it
 */
export function makeScratch(parent: string, prefix: string): string {
  try {
    const folder = fs.mkdtempSync(path.join(parent, `${prefix}${process.pid}-`));
    open.add(folder);
    return folder;
  } catch (error) {
    if (isSystemError(error)) {
      error.path = parent;
    }
    throw error;
  }
}

/** Make a folder that stays once it is kept; `undefined` where it is there already. */
export function makeUnkept(folder: string): string | undefined {
  const made = makeFolder(folder);
  if (made !== undefined) {
    open.add(made);
  }
  return made;
}

export function keep(folder: string): void {
  open.delete(folder);
}

export function removeScratch(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
  open.delete(folder);
}

/** Take away what is not finished: for a process that is told to end. */
export function removeAllScratch(): void {
  for (const folder of open) {
    removeScratch(folder);
  }
}

/** Take away what processes left that ended without doing so themselves. */
export function removeAbandoned(parent: string, prefix: string): void {
  for (const name of fs.readdirSync(parent)) {
    const [, pid] = name.startsWith(prefix) ? (/^(\d+)-/.exec(name.slice(prefix.length)) ?? []) : [];
    if (pid !== undefined && !isAlive(Number(pid))) {
      fs.rmSync(path.join(parent, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // One of another user is alive, and may not be asked.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
