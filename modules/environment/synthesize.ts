import * as os from "node:os";
import * as path from "node:path";
import { App } from "cdktf";
import { keep, makeScratch, makeUnkept, removeAbandoned, removeScratch } from "../files/scratch";
import { isSystemError } from "../files/system-error";
import { hasErrors, type LocatedFinding } from "../rule/finding";
import type { ProviderMajor } from "../stack/schema";
import { isReference, literalText, literalTexts } from "../value/template-text";
import { keepApart } from "./apart";
import { forProvider } from "./for-provider";
import { type Loaded, loadEnvironment } from "./load";
import { publish } from "./publish";
import { allRules } from "./rules";
import type { Environment } from "./schema";
import { EnvironmentStack } from "./stack";

/** The environment file that is taken when none is named. */
export const DEFAULT_FILE = "spark.yaml";

/** The output folder that is taken when none is named; cdktf names its own. */
export const DEFAULT_OUTPUT = process.env.CDKTF_OUTDIR ?? "cdktf.out";

/** Beginning of the folder within the output folder that a synth works in until it is whole. */
const STAGING = ".staging-";

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

/** Work in steps, between which a command hears whether it is told to end. */
export type Steps<T> = Generator<undefined, T>;

/**
 * Turn environment files into Terraform, all of them or none.
 *
 * The work is done beside the output folder and moved there when it is whole, so that a run that
 * fails leaves the last good output as it was.
 *
 * @param providerMajor major version of the AWS provider to write for. Default: what each file says
 * @throws what the operating system refuses to write
 */
export function synthesize(files: string[], outdir: string, today: Date, providerMajor?: ProviderMajor): Synthesis {
  return atOnce(synthesizing(files, outdir, today, providerMajor));
}

/** The same, in steps. */
export function* synthesizing(
  files: string[],
  outdir: string,
  today: Date,
  providerMajor?: ProviderMajor,
): Steps<Synthesis> {
  const loaded = yield* loading(files, today);
  const findings = [...loaded.flatMap((one) => one.findings), ...unusableFolder(outdir)];
  if (hasErrors(findings)) {
    return { stacks: [], findings };
  }
  const stacks = stacksOf(loaded, outdir);
  const made = makeUnkept(outdir);
  removeAbandoned(outdir, STAGING);
  const staging = makeScratch(outdir, STAGING);
  try {
    const app = new App({ outdir: staging, stackTraces: false });
    yield* write(app, yield* build(app, stacks, providerMajor));
    publish(
      staging,
      outdir,
      stacks.map(({ environment }) => environment.name),
    );
    if (made !== undefined) {
      keep(made);
    }
  } catch (error) {
    if (made !== undefined) {
      removeScratch(made);
    }
    if (isSystemError(error)) {
      // Of a file that is open already, the system does not say which one it is.
      error.path ??= outdir;
    }
    throw error;
  } finally {
    removeScratch(staging);
  }
  return { stacks, findings };
}

/**
 * Read and check environment files together: all that is wrong with any of them.
 *
 * Of what nothing is wrong with, all is made that a synth would make, and nothing written: what passes here is
 * synthesized there.
 */
export function* checking(files: string[], today: Date): Steps<Loaded[]> {
  const loaded = yield* loading(files, today);
  const valid = loaded.filter(({ findings }) => !hasErrors(findings));
  // An app makes a folder for its stacks at once, wherever it is told to; nothing is put into it here.
  const scratch = makeScratch(os.tmpdir(), "terraspark-check-");
  try {
    const app = new App({ outdir: scratch, stackTraces: false });
    for (const stack of yield* build(app, stacksOf(valid, DEFAULT_OUTPUT))) {
      stack.prepareStack();
      stack.toTerraform();
      yield;
    }
  } finally {
    removeScratch(scratch);
  }
  return loaded;
}

/** Go through steps without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) {
    step = steps.next();
  }
  return step.value;
}

function* loading(files: string[], today: Date): Steps<Loaded[]> {
  const rules = allRules(today);
  const loaded: Loaded[] = [];
  // A file that is named twice is read once.
  for (const file of new Map(files.map((file) => [path.resolve(file), file])).values()) {
    const one = loadEnvironment(file, rules);
    one.findings.push(...unusableFolder(file));
    loaded.push(one);
    yield;
  }
  keepApart(loaded);
  return loaded;
}

/** A local state's path is made of both, and is written into Terraform's JSON. */
function unusableFolder(file: string): LocatedFinding[] {
  const problem = "lies below a folder whose name looks like a reference of CDK for Terraform";
  return isReference(path.resolve(file))
    ? [{ severity: "error", file, path: [], problem, fix: "rename that folder" }]
    : [];
}

function stacksOf(loaded: Loaded[], outdir: string): SynthesizedStack[] {
  return loaded.map(({ file, environment }) => ({
    file,
    environment: environment as Environment,
    folder: path.join(outdir, "stacks", (environment as Environment).name),
  }));
}

function* build(app: App, stacks: SynthesizedStack[], providerMajor?: ProviderMajor): Steps<EnvironmentStack[]> {
  const built: EnvironmentStack[] = [];
  for (const { file, environment, folder } of stacks) {
    built.push(
      new EnvironmentStack(app, {
        environment: literalTexts(providerMajor ? forProvider(environment, providerMajor) : environment),
        sourceFolder: literalText(path.dirname(path.resolve(file))),
        stackFolder: literalText(path.resolve(folder)),
      }),
    );
    yield;
  }
  return built;
}

/** What `app.synth()` does, a stack at a time. */
function* write(app: App, stacks: EnvironmentStack[]): Steps<void> {
  for (const stack of stacks) {
    stack.prepareStack();
    stack.synthesizer.synthesize({ outdir: app.outdir, manifest: app.manifest });
    yield;
  }
  app.manifest.writeToFile();
}
