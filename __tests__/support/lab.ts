import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Lab } from "../../lab/lab";
import { labMissing } from "../../lab/needs";
import { describeLife } from "./emulator";

/** A suite that boots hosts; on a machine that cannot, it is skipped with a line that says why. */
export function describeLab(name: string, tests: () => void): void {
  const missing = labMissing();
  if (missing === undefined) {
    describeLife(name, tests);
  } else {
    process.stderr.write(`SKIPPED "${name}": ${missing}\n`);
    describe.skip(name, tests);
  }
}

/** Give a host files of another, as if its image had them. */
export async function copyBetween(lab: Lab, from: string, to: string, paths: string[]): Promise<void> {
  const script = `${lab.entering(from, "tar", "--create", ...paths)} | ${lab.entering(to, "tar", "--extract")}`;
  await promisify(execFile)("bash", ["-o", "pipefail", "-c", script]);
}
