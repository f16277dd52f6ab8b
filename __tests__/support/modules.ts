import * as fs from "node:fs";
import * as path from "node:path";
import { MODULES_FOLDER } from "../../modules/published-modules";
import { writeModules } from "../../scripts/modules/write";
import { scratchFolder } from "./files";
import { PROVIDER_AT_HAND } from "./terraform";

const made = path.join(scratchFolder(), MODULES_FOLDER);

/** Folder of the published modules with their own tests, made for the AWS provider that tests run against. */
export function modulesAtHand(): string {
  if (!fs.existsSync(made)) {
    writeModules(made, PROVIDER_AT_HAND);
  }
  return made;
}

/** Folder of one of them. */
export const moduleAtHand = (name: string): string => path.join(modulesAtHand(), name);
