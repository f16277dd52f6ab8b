import { spawn } from "node:child_process";
import * as readline from "node:readline";
import { Refused } from "../refused";

/** How many resources an apply made, changed and took away. */
export interface Counts {
  add: number;
  change: number;
  remove: number;
}

/** One line of Terraform's machine-readable output, as far as it is read here. */
interface Line {
  type: string;
  "@message": string;
  changes?: Counts & { operation: string };
  /** What is planned for a resource. */
  change?: { resource: { addr: string }; action: PlannedAction };
  /** What was done to a resource. */
  hook?: { action: string };
  diagnostic?: { severity: string; summary: string; detail: string; address?: string };
}

export type PlannedAction = "create" | "update" | "replace" | "delete";

/** What a plan does to each resource that it touches, by address. */
export type Planned = Record<string, PlannedAction>;

/** Called once for every resource that is done, with what Terraform says of it. */
export type Progress = (message: string) => void;

const ACTIONS: Record<PlannedAction, true> = { create: true, update: true, replace: true, delete: true };

/** Terraform failed; the message holds all that it said was wrong. */
export class TerraformError extends Refused {}

/** The Terraform CLI in one folder. */
export class Terraform {
  constructor(
    readonly folder: string,
    readonly env: NodeJS.ProcessEnv,
  ) {}

  /** @param backend settings that go before those of the file: `path=/tmp/x.tfstate` */
  async init(backend: string[] = []): Promise<void> {
    await this.run(["init", "-input=false", "-no-color", ...backend.map((one) => `-backend-config=${one}`)]);
  }

  /**
   * Apply, or finish what an earlier apply left.
   *
   * @param signal ends Terraform as `kill -9` does
   */
  async apply(progress: Progress = ignore, signal?: AbortSignal): Promise<Counts> {
    return this.change(["apply", "-auto-approve", "-input=false"], progress, signal);
  }

  async destroy(progress: Progress = ignore, signal?: AbortSignal): Promise<Counts> {
    return this.change(["destroy", "-auto-approve", "-input=false"], progress, signal);
  }

  /**
   * What an apply would do now.
   *
   * @param file where to keep the plan, for `applyPlan` and `show`
   */
  async plan(file: string): Promise<Planned> {
    const planned: Planned = {};
    await this.report(["plan", "-input=false", `-out=${file}`], (line) => {
      if (line.type === "planned_change" && line.change && line.change.action in ACTIONS) {
        planned[line.change.resource.addr] = line.change.action;
      }
    });
    return planned;
  }

  /** Do what a plan says, as it stands in its file. */
  async applyPlan(file: string, progress: Progress = ignore): Promise<Counts> {
    return this.change(["apply", "-input=false", file], progress);
  }

  /** A plan as `terraform show -json` has it. */
  async show(file: string): Promise<string> {
    return this.run(["show", "-json", file]);
  }

  /** Every output, by name. */
  async outputs(): Promise<Record<string, unknown>> {
    const outputs: Record<string, { value: unknown }> = JSON.parse(await this.run(["output", "-json"]));
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  private async change(command: string[], progress: Progress, signal?: AbortSignal): Promise<Counts> {
    let counts: Counts = { add: 0, change: 0, remove: 0 };
    await this.report(
      command,
      (line) => {
        if (line.type === "apply_complete" && line.hook?.action !== "read") {
          progress(line["@message"]);
        } else if (line.type === "change_summary" && line.changes && line.changes.operation !== "plan") {
          counts = line.changes;
        }
      },
      signal,
    );
    return counts;
  }

  /** Run a command that reports in JSON, one line at a time. */
  private async report(command: string[], onLine: (line: Line) => void, signal?: AbortSignal): Promise<void> {
    const errors: string[] = [];
    // Options go before a plan file.
    const [name = "", ...rest] = command;
    const status = await this.spawn(
      [name, "-json", ...rest],
      (text) => {
        const line = parse(text);
        if (line?.diagnostic?.severity === "error") {
          const { address, summary, detail } = line.diagnostic;
          errors.push([address, summary, detail].filter(Boolean).join(": "));
        } else if (line) {
          onLine(line);
        }
      },
      signal,
    );
    if (status !== 0) {
      throw new TerraformError(errors.join("\n") || `terraform ${name} ended with ${status}`);
    }
  }

  private async run(args: string[]): Promise<string> {
    const lines: string[] = [];
    const status = await this.spawn(args, (line) => lines.push(line));
    if (status !== 0) {
      throw new TerraformError(lines.join("\n"));
    }
    return lines.join("\n");
  }

  /** @returns the exit status; the name of the signal that ended it, if one did */
  private spawn(args: string[], onLine: (line: string) => void, signal?: AbortSignal): Promise<number | string> {
    return new Promise((resolve, reject) => {
      const child = spawn("terraform", [`-chdir=${this.folder}`, ...args], {
        env: this.env,
        stdio: ["ignore", "pipe", "pipe"],
      });
      signal?.addEventListener("abort", () => child.kill("SIGKILL"), { once: true });
      const readers = [child.stdout, child.stderr].map((stream) => readline.createInterface({ input: stream }));
      for (const reader of readers) {
        reader.on("line", onLine);
      }
      child.on("error", reject);
      child.on("close", (code, killed) => resolve(code ?? killed ?? "no status"));
    });
  }
}

function parse(text: string): Line | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ignore(): void {}
