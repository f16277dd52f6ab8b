import * as fs from "node:fs";
import * as path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parse, stringify } from "yaml";
import { synthesize } from "../../modules/environment/synthesize";
import { formatFinding } from "../../modules/rule/finding";
import { Terraform, TerraformError } from "../../scripts/terraform/cli";
import type { Emulator } from "../../scripts/try/emulator";
import type { Life } from "../../scripts/try/life";
import { asModule } from "../support/as-module";
import { TODAY } from "../support/environment";
import { PROVIDER_AT_HAND } from "../support/terraform";
import type { Lines } from "./effects";
import { copiesOf, type State } from "./state-copies";
import { lifeOf } from "./support";

type Json = Record<string, unknown>;

/** Values by path; the first path is the field that is walked, the others have to change with it. Null takes a key away. */
export type FieldChange = Record<string, unknown>;

/** An environment that is applied once, and then planned with one change after another, none of which is applied. */
export class Walk {
  readonly life: Life;
  /** Folder of each change's stack. */
  private readonly stacks: string[];

  constructor(
    emulator: Emulator,
    environment: Json,
    changes: FieldChange[],
    private readonly folder: string,
    account: string,
  ) {
    this.stacks = changes.map((change, index) => this.synthesize(`case_${index}`, changed(environment, change)));
    this.life = lifeOf(emulator, this.write("base", environment), path.join(folder, "base"), account);
    // Wherever the file says that the state is, here it is to be read.
    const backend = { local: { path: this.stateFile } };
    writeJson(this.life.terraform.folder, "state_override.tf.json", { terraform: { backend } });
  }

  private get stateFile(): string {
    return path.join(path.dirname(this.life.planFile), "terraform.tfstate");
  }

  /**
   * What some of the changes would do, each by itself: a line for each resource, or what Terraform refuses it with.
   *
   * They are planned together, as modules of one root whose state holds the environment once for each: loading the
   * provider takes seconds, and is done once.
   *
   * @param indexes of changes that are in no other plan
   * @returns the lines of each change; of a refusal, the same for all
   */
  async plan(indexes: number[]): Promise<Lines[]> {
    const root = path.join(this.folder, `plan_${indexes[0]}`);
    fs.mkdirSync(root);
    const names = indexes.map((index) => `case_${index}`);
    const providers = indexes.map((index, at) => {
      const folder = path.join(root, names[at] as string);
      fs.cpSync(this.stacks[index] as string, folder, { recursive: true });
      return JSON.stringify(asModule(folder));
    });
    // Every provider is a process: modules whose providers are alike have one in common.
    const distinct = [...new Set(providers)];
    const aliases = providers.map((provider) => `aws_${distinct.indexOf(provider)}`);
    const aws = distinct.map((provider, at) => ({ ...JSON.parse(provider), alias: `aws_${at}` }));
    const module = names.map((name, at) => [name, { source: `./${name}`, providers: { aws: `aws.${aliases[at]}` } }]);
    const state: State = JSON.parse(fs.readFileSync(this.stateFile, "utf8"));
    writeJson(root, "terraform.tfstate", copiesOf(state, names, aliases));
    writeJson(root, "main.tf.json", {
      terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
      provider: { aws },
      module: Object.fromEntries(module),
    });
    return byCase(names, await this.planFolder(root));
  }

  /** What a plan of a root says, a line for each resource. */
  private async planFolder(root: string): Promise<Lines> {
    const terraform = new Terraform(root, {
      ...this.life.terraform.env,
      // A plan without a change was empty before: what is there is what the state says.
      TF_CLI_ARGS_plan: "-refresh=false",
    });
    await terraform.init();
    try {
      const planned = await terraform.plan(path.join(root, "plan.tfplan"));
      return Object.entries(planned).map(([address, action]) => `${action} ${address}`);
    } catch (error) {
      if (error instanceof TerraformError) {
        return error.message.split("\n");
      }
      throw error;
    }
  }

  private synthesize(name: string, environment: Json): string {
    const file = this.write(name, environment);
    const outdir = path.join(this.folder, name, "cdktf.out");
    const { stacks, findings } = synthesize([file], outdir, TODAY, PROVIDER_AT_HAND);
    const [stack] = stacks;
    if (stack === undefined) {
      throw new Error(findings.map(formatFinding).join("\n"));
    }
    return stack.folder;
  }

  private write(name: string, environment: Json): string {
    const folder = path.join(this.folder, name);
    fs.mkdirSync(folder, { recursive: true });
    const file = path.join(folder, "spark.yaml");
    fs.writeFileSync(file, stringify(environment));
    return file;
  }
}

function writeJson(folder: string, name: string, content: object): void {
  fs.writeFileSync(path.join(folder, name), JSON.stringify(content));
}

/** The lines of each module, without its name; all lines for each, where they are about none. */
function byCase(names: string[], lines: Lines): Lines[] {
  const isPlanned = lines.every((line) => / module\.case_\d+\./.test(line));
  return names.map((name) =>
    isPlanned
      ? lines
          .filter((line) => line.includes(` module.${name}.`))
          .map((line) => line.replace(`module.${name}.`, ""))
          .sort()
      : lines,
  );
}

interface Walked {
  environment: Json;
  changes: FieldChange[];
}

/** An environment and the changes of it, from a file of `fields/`; an engine's own are put together with the shared ones. */
export function walked(name: string): Walked {
  const own = read(name);
  const shared = own.environment.name === undefined ? read("shared") : { environment: {}, changes: [] };
  return {
    environment: { ...shared.environment, ...own.environment },
    changes: [...shared.changes, ...own.changes],
  };
}

const read = (name: string): Walked => parse(fs.readFileSync(path.join(__dirname, "fields", `${name}.yaml`), "utf8"));

/** @throws if it is the same afterwards */
function changed(environment: Json, change: FieldChange): Json {
  const copy = structuredClone(environment);
  for (const [place, value] of Object.entries(change)) {
    // `cluster.bootstrap_actions[0].name` -> `cluster`, `bootstrap_actions`, `0`, `name`.
    const way = place.replaceAll("[", ".").replaceAll("]", "").split(".");
    const last = way.pop() as string;
    let block = copy;
    for (const step of way) {
      block[step] ??= {};
      block = block[step] as Json;
    }
    if (value === null) {
      delete block[last];
    } else {
      block[last] = value;
    }
  }
  if (isDeepStrictEqual(copy, environment)) {
    throw new Error(`${JSON.stringify(change)} changes nothing`);
  }
  return copy;
}
