import * as path from "node:path";
import { makeFolder } from "../../modules/files/folder";
import { Refused } from "../refused";
import { type Counts, type Planned, type Progress, Terraform } from "../terraform/cli";
import { terraformEnvironment } from "../terraform/mirror";
import type { Emulator } from "./emulator";
import type { Existing } from "./existing";
import type { Inventory } from "./inventory";
import type { Place } from "./place";

export interface LifeProps {
  emulator: Emulator;
  /** A root module of Terraform; it is run as it is. */
  folder: string;
  /** Where what Terraform needs beside the root module is kept, and nothing else of worth. */
  workFolder: string;
  /** What stands before, in each region that the root module makes anything in; the first is where it is read from. */
  existing: [Existing, ...Existing[]];
  /** Settings that go before those of its backend. Default: none. */
  backend?: string[];
}

/** The life of one root module in the emulator, phase by phase. */
export class Life {
  readonly terraform: Terraform;
  /** What was there before anything was applied, in each place. */
  before: Inventory[] = [];

  constructor(private readonly props: LifeProps) {
    makeFolder(props.workFolder);
    this.terraform = new Terraform(
      props.folder,
      props.emulator.environment(this.place, terraformEnvironment(props.workFolder)),
    );
  }

  /** Where it lives; the first place, if there are more. */
  get place(): Place {
    const [{ account, region }] = this.props.existing;
    return { account, region };
  }

  /** Make what it takes for granted, and initialize Terraform. */
  async prepare(): Promise<void> {
    const { emulator, existing, backend } = this.props;
    for (const one of existing) {
      await emulator.make(one);
    }
    this.before = await this.inventories();
    await this.terraform.init(backend);
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
      throw new Refused(`a plan right after the apply is not empty:\n${list.join("\n")}`);
    }
  }

  /** What is there where it lives. */
  async inventory(): Promise<Inventory> {
    return this.props.emulator.inventory(this.place);
  }

  /** What is there in each place, in the order of `existing`. */
  async inventories(): Promise<[Inventory, ...Inventory[]]> {
    const [, ...elsewhere] = this.props.existing;
    return Promise.all([this.inventory(), ...elsewhere.map((place) => this.props.emulator.inventory(place))]);
  }

  /**
   * Try in vain to destroy what is protected.
   *
   * @returns what it was refused with
   * @throws if it was not, or if anything went
   */
  async expectRefusedDestroy(): Promise<string> {
    const before = JSON.stringify(await this.inventories());
    const refusal = await this.terraform.destroy().then(
      () => undefined,
      (error: Error) => error.message,
    );
    if (refusal === undefined || JSON.stringify(await this.inventories()) !== before) {
      throw new Refused(`a destroy of what is protected took something away: ${refusal ?? "it was not refused"}`);
    }
    return refusal;
  }

  /** @throws if anything is left that was not there before */
  async destroy(progress?: Progress): Promise<Counts> {
    const counts = await this.terraform.destroy(progress);
    const [before, after] = [this.before, await this.inventories()].map((one) => JSON.stringify(one, null, 2));
    if (before !== after) {
      throw new Refused(`the inventory after destroy is not the one before apply:\n${after}\ninstead of\n${before}`);
    }
    return counts;
  }
}
