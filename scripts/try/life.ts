import * as fs from "node:fs";
import * as path from "node:path";
import type { Environment } from "../../modules/environment/schema/environment";
import { type Counts, type Planned, type Progress, Terraform } from "../terraform/cli";
import { terraformEnvironment } from "../terraform/mirror";
import type { Emulator, Place } from "./emulator";
import { existingOf } from "./existing";
import type { Inventory } from "./inventory";

export interface LifeProps {
  emulator: Emulator;
  environment: Environment;
  /** What was synthesized; it is run as it is. */
  folder: string;
  /** Where the local state is kept, and nothing else of worth. */
  workFolder: string;
  account: string;
}

/** The life of one environment in the emulator, phase by phase. */
export class Life {
  readonly place: Place;
  readonly terraform: Terraform;
  private before?: Inventory;

  constructor(private readonly props: LifeProps) {
    fs.mkdirSync(props.workFolder, { recursive: true });
    this.place = { account: props.account, region: props.environment.region };
    this.terraform = new Terraform(
      props.folder,
      props.emulator.environment(this.place, terraformEnvironment(props.workFolder)),
    );
  }

  /** Settings that keep a local state out of the place where the real one is. */
  get backend(): string[] {
    const { environment, workFolder } = this.props;
    return environment.state.backend === "local" ? [`path=${path.join(workFolder, "terraform.tfstate")}`] : [];
  }

  /** Make what the file takes for granted, and initialize Terraform. */
  async prepare(): Promise<void> {
    const { emulator, environment, account } = this.props;
    await emulator.make(existingOf(environment, account));
    this.before = await this.inventory();
    await this.terraform.init(this.backend);
  }

  async apply(progress?: Progress, signal?: AbortSignal): Promise<Counts> {
    return this.terraform.apply(progress, signal);
  }

  /** Where the last plan is kept. */
  get planFile(): string {
    return path.join(this.props.workFolder, "plan.tfplan");
  }

  /** What an apply would do now; `applyPlan` does it. */
  async plan(): Promise<Planned> {
    return this.terraform.plan(this.planFile);
  }

  async applyPlan(progress?: Progress): Promise<Counts> {
    return this.terraform.applyPlan(this.planFile, progress);
  }

  /** @throws if a plan right after an apply has anything to do */
  async expectNoChanges(): Promise<void> {
    const planned = Object.entries(await this.plan());
    if (planned.length > 0) {
      const list = planned.map(([address, action]) => `  ${action} ${address}`);
      throw new Error(`a plan right after the apply is not empty:\n${list.join("\n")}`);
    }
  }

  async inventory(): Promise<Inventory> {
    return this.props.emulator.inventory(this.place);
  }

  /** @throws if anything is left that was not there before */
  async destroy(progress?: Progress): Promise<Counts> {
    const counts = await this.terraform.destroy(progress);
    const [before, after] = [this.before, await this.inventory()].map((one) => JSON.stringify(one, null, 2));
    if (before !== after) {
      throw new Error(`the inventory after destroy is not the one before apply:\n${after}\ninstead of\n${before}`);
    }
    return counts;
  }
}
