import * as fs from "node:fs";
import * as path from "node:path";
import { makeScratch, removeAbandoned, removeScratch } from "../modules/files/scratch";

/**
 * Make something in a folder, once: it stands there whole or not at all, whatever ends the making.
 *
 * @param make makes it under the path that it is given
 * @returns its path
 */
export async function once(folder: string, name: string, make: (path: string) => Promise<void>): Promise<string> {
  const place = path.join(folder, name);
  if (fs.existsSync(place)) {
    return place;
  }
  fs.mkdirSync(folder, { recursive: true });
  removeAbandoned(folder, ".making-");
  const scratch = makeScratch(folder, ".making-");
  try {
    const made = path.join(scratch, name);
    await make(made);
    if (!fs.existsSync(place)) {
      fs.renameSync(made, place);
    }
  } finally {
    removeScratch(scratch);
  }
  return place;
}
