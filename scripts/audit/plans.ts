import * as fs from "node:fs";
import * as path from "node:path";
import { synthesize } from "../../modules/environment/synthesize";
import { formatFinding, hasErrors } from "../../modules/rule/finding";
import { Refused } from "../refused";
import { mirroredVersions } from "../terraform/mirror";
import type { Emulator } from "../try/emulator";
import { environmentLife } from "../try/environment-life";
import type { Phases } from "../try/phases";
import { majorAtHand } from "../try/provider-at-hand";

/**
 * Plan environment files with the real Terraform on the emulated AWS.
 *
 * @returns files of the plans in JSON, each with the name of its environment
 */
export async function plansOf(files: string[], emulator: Emulator, work: string, phases: Phases): Promise<string[]> {
  const { stacks, findings } = synthesize(
    files,
    path.join(work, "cdktf.out"),
    new Date(),
    majorAtHand(mirroredVersions()),
  );
  if (hasErrors(findings)) {
    throw new Refused(findings.map(formatFinding).join("\n"));
  }
  const plans: string[] = [];
  for (const { environment, folder } of stacks) {
    const workFolder = path.join(work, environment.name);
    const life = environmentLife({ emulator, environment, folder, workFolder });
    await phases.run(`plan ${environment.name}`, async () => {
      await life.prepare();
      await life.plan();
    });
    const plan = path.join(work, `${environment.name}.json`);
    fs.writeFileSync(plan, await life.terraform.show(life.planFile));
    plans.push(plan);
  }
  return plans;
}
