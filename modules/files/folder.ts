import * as fs from "node:fs";
import * as path from "node:path";

/**
 * Make a folder, with those above it that are missing.
 *
 * One after the other: Node's own `recursive` never ends where the system lets nothing be made and says that nothing is there,
 * as below /proc, and takes a file system that can only be read for a missing folder.
 *
 * @returns the topmost folder that was made; undefined where all were there
 * @throws what the operating system refuses; nothing is made then
 */
export function makeFolder(folder: string): string | undefined {
  if (isFolder(folder)) {
    return undefined;
  }
  const made = makeFolder(path.dirname(folder));
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    // Somebody else may have made it in the meantime.
    if (!isFolder(folder)) {
      if (made !== undefined) {
        fs.rmSync(made, { recursive: true });
      }
      throw error;
    }
  }
  return made ?? folder;
}

const isFolder = (folder: string) => fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
