import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../modules/stack/package-root";
import { follow } from "./command";
import { once } from "./once";

const SCRIPT = "lab/root.sh";

/**
 * The root file system that all hosts have in common, built once by what `root.sh` says.
 *
 * @param certificate of the authority that hosts trust
 */
export async function hostRoot(cache: string, certificate: string, progress: (line: string) => void): Promise<string> {
  const script = path.join(packageRoot(), SCRIPT);
  const hash = createHash("sha256");
  for (const file of [script, certificate]) {
    hash.update(fs.readFileSync(file));
  }
  const name = `root-${hash.digest("hex").slice(0, 12)}`;
  return once(cache, name, (made) => follow(progress, "bash", script, made, certificate));
}
