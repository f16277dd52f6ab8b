import * as fs from "node:fs";
import * as path from "node:path";
import { MODULES_FOLDER, publishedModules } from "../../modules/app/published-modules";
import { scratchFolder } from "./files";
import { PROVIDER_AT_HAND } from "./terraform";

const scratch = scratchFolder();
const made = path.join(scratch, MODULES_FOLDER);

/** Folder of the published modules with their own tests, made for the AWS provider that tests run against. */
export function modulesAtHand(): string {
  if (!fs.existsSync(made)) {
    fs.cpSync(MODULES_FOLDER, made, { recursive: true });
    for (const [file, text] of publishedModules(path.join(scratch, "cdktf.out"), PROVIDER_AT_HAND)) {
      fs.writeFileSync(path.join(made, file), text);
    }
  }
  return made;
}

/** Folder of one of them. */
export const moduleAtHand = (name: string): string => path.join(modulesAtHand(), name);
