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
