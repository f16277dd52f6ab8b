import { execFile, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { promisify } from "node:util";
import { cacheFolder } from "../../lab/cache";
import { kernelRefuses } from "../../lab/kernel";
import type { Lab } from "../../lab/lab";
import { labMissing } from "../../lab/needs";
import { describeLife } from "./emulator";

/** A suite that boots hosts; on a machine that cannot, it is skipped with a line that says why. */
export function describeLab(name: string, tests: () => void): void {
  const missing = labMissing() ?? kernelRefuses(cacheFolder()) ?? debianMissing();
  if (missing === undefined) {
    describeLife(name, tests);
  } else {
    process.stderr.write(`SKIPPED "${name}": ${missing}\n`);
    describe.skip(name, tests);
  }
}

/** The first root is made of Debian's packages, and nodes install some. */
function debianMissing(): string | undefined {
  const hasRoot = fs.readdirSync(cacheFolder()).some((name) => name.startsWith("root-"));
  const release = "http://deb.debian.org/debian/dists/bookworm/InRelease";
  const { status } = spawnSync("wget", ["--quiet", "--spider", "--tries=2", "--timeout=20", release]);
  return hasRoot || status === 0 ? undefined : "the lab's hosts are made of Debian's packages, which are out of reach";
}

/** Give a host files of another, as if its image had them. */
export async function copyBetween(lab: Lab, from: string, to: string, paths: string[]): Promise<void> {
  const script = `${lab.entering(from, "tar", "--create", ...paths)} | ${lab.entering(to, "tar", "--extract")}`;
  await promisify(execFile)("bash", ["-o", "pipefail", "-c", script]);
}
