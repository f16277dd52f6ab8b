import * as fs from "node:fs";
import * as path from "node:path";

/** Folder of this package: files that are shipped as they are stand below it, whether the code runs compiled or not. */
export function packageRoot(): string {
  let folder = __dirname;
  while (!fs.existsSync(path.join(folder, "package.json"))) {
    folder = path.dirname(folder);
  }
  return folder;
}
