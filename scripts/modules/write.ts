import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { makeScratch, removeScratch } from "../../modules/files/scratch";
import { writeTogether } from "../../modules/files/write-together";
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
    const all = new Map<string, string | Buffer>([
      ...(path.resolve(target) === COMMITTED ? [] : committed()),
      ...written,
    ]);
    writeTogether([...all].map(([file, content]) => [path.join(target, file), content]));
    return [...written.keys()];
  } finally {
    removeScratch(outdir);
  }
}

/** All that is committed of the modules, by path: words of READMEs, tests and files too. */
function committed(): [file: string, content: Buffer][] {
  return fs
    .readdirSync(COMMITTED, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative(COMMITTED, file), fs.readFileSync(file)]);
}
