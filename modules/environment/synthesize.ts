import * as fs from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { hasErrors, type LocatedFinding } from "../rule/finding";
import type { ProviderMajor } from "../stack/schema";
import { literalTexts } from "../value/template-text";
import { keepApart } from "./apart";
import { forProvider } from "./for-provider";
import { type Loaded, loadEnvironment } from "./load";
import { publish } from "./publish";
import { allRules } from "./rules";
import type { Environment } from "./schema";
import { EnvironmentStack } from "./stack";

/** The environment file that is taken when none is named. */
export const DEFAULT_FILE = "spark.yaml";

/** An environment that became Terraform. */
export interface SynthesizedStack {
  file: string;
  /** What the file says. */
  environment: Environment;
  /** Folder to run Terraform in. */
  folder: string;
}

export interface Synthesis {
  /** Empty if anything was wrong anywhere. */
  stacks: SynthesizedStack[];
  findings: LocatedFinding[];
}

/** Read and check environment files together: all that is wrong with any of them. */
export function loadEnvironments(files: string[], today: Date): Loaded[] {
  const rules = allRules(today);
  const loaded = files.map((file) => loadEnvironment(file, rules));
  keepApart(loaded);
  return loaded;
}

/**
 * Turn environment files into Terraform, all of them or none.
 *
 * The work is done beside the output folder and moved there when it is whole, so that a run that
 * fails leaves the last good output as it was.
 *
 * @param providerMajor major version of the AWS provider to write for. Default: what each file says
 */
export function synthesize(files: string[], outdir: string, today: Date, providerMajor?: ProviderMajor): Synthesis {
  const loaded = loadEnvironments(files, today);
  const findings = loaded.flatMap((one) => one.findings);
  if (hasErrors(findings)) {
    return { stacks: [], findings };
  }
  const stacks = loaded.map(({ file, environment }) => ({
    file,
    environment: environment as Environment,
    folder: path.join(outdir, "stacks", (environment as Environment).name),
  }));
  fs.mkdirSync(outdir, { recursive: true });
  const staging = fs.mkdtempSync(path.join(outdir, ".staging-"));
  try {
    const app = new App({ outdir: staging });
    for (const { file, environment, folder } of stacks) {
      new EnvironmentStack(app, {
        environment: literalTexts(providerMajor ? forProvider(environment, providerMajor) : environment),
        sourceFolder: path.dirname(path.resolve(file)),
        stackFolder: path.resolve(folder),
      });
    }
    app.synth();
    publish(
      staging,
      outdir,
      stacks.map(({ environment }) => environment.name),
    );
  } finally {
    fs.rmSync(staging, { recursive: true, force: true });
  }
  return { stacks, findings };
}
