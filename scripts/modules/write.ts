import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { makeScratch, removeScratch } from "../../modules/files/scratch";
import { MODULES_FOLDER, publishedModules } from "../../modules/published-modules";
import { packageRoot } from "../../modules/stack/package-root";
import type { ProviderMajor } from "../../modules/stack/schema";

/** Folder that the published modules are committed in. */
export const COMMITTED = path.join(packageRoot(), MODULES_FOLDER);

/**
 * Write the published modules, each with all that belongs to it: its README, its files, its tests.
 *
 * @param providerMajor major version of the AWS provider that the modules of EMR are made for
 * @returns what was made anew, by path below the target
 */
export function writeModules(target: string, providerMajor: ProviderMajor): string[] {
  const outdir = makeScratch(os.tmpdir(), "terraspark-modules-");
  try {
    const written = publishedModules(outdir, providerMajor);
    if (path.resolve(target) !== COMMITTED) {
      fs.cpSync(COMMITTED, target, { recursive: true });
    }
    for (const [file, text] of written) {
      fs.mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
      fs.writeFileSync(path.join(target, file), text);
    }
    return [...written.keys()];
  } finally {
    removeScratch(outdir);
  }
}
