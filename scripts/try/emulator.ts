import { type ChildProcess, execFile, spawn } from "node:child_process";
import * as path from "node:path";
import * as readline from "node:readline";
import { promisify } from "node:util";
import { packageRoot } from "../../modules/stack/package-root";
import { Refused } from "../refused";
import type { Existing } from "./existing";
import type { Inventory } from "./inventory";
import type { Place } from "./place";
import { requirePython } from "./python";

const FOLDER = "emulator";
const run = promisify(execFile);

/** Faults that the emulator injects; rates from 0 to 1, operations as `ec2:CreateVpc`. */
export interface Faults {
  seed?: number;
  throttling?: number;
  errors?: number;
  always?: string[];
}

/** An emulated AWS on this machine; it ends with this process, however this one ends. */
export class Emulator {
  private constructor(
    /** Address, on loopback. */
    readonly url: string,
    private readonly python: string,
    private readonly child: ChildProcess,
  ) {}

  /** Start one on a free port. */
  static async start(): Promise<Emulator> {
    const python = requirePython();
    const child = spawn(python, [path.join(packageRoot(), FOLDER, "server.py")], {
      // Its own process group: Ctrl-C is for Terraform, which still needs its AWS to end well.
      detached: true,
      stdio: ["pipe", "pipe", "pipe"],
      env: withoutAws(),
    });
    const said: string[] = [];
    const errors = readline.createInterface({ input: child.stderr });
    errors.on("line", (line) => said.push(line));
    const ended = new Promise<never>((_, reject) => {
      child.once("error", reject);
      child.once("close", () => reject(new Refused(`the emulator ended: ${said.join("\n")}`)));
    });
    ended.catch(() => {});
    const lines = readline.createInterface({ input: child.stdout });
    const first = await Promise.race([new Promise<string>((resolve) => lines.once("line", resolve)), ended]);
    return new Emulator(JSON.parse(first).url, python, child);
  }

  async stop(): Promise<void> {
    const { exitCode, signalCode } = this.child;
    if (exitCode === null && signalCode === null) {
      const closed = new Promise((resolve) => this.child.once("close", resolve));
      this.child.stdin?.end();
      await closed;
    }
  }

  /** The variables that point `aws`, `terraform` and every AWS SDK at a place in the emulator. */
  variables({ account, region }: Place): Record<string, string> {
    return {
      AWS_ENDPOINT_URL: this.url,
      AWS_ACCESS_KEY_ID: `AKIA0000${account}`,
      AWS_SECRET_ACCESS_KEY: "emulated",
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_EC2_METADATA_DISABLED: "true",
    };
  }

  /** An environment that reaches the emulator and nothing of a person's own AWS. */
  environment(place: Place, base: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
    return {
      ...withoutAws(base),
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      ...this.variables(place),
    };
  }

  /** What is there, read from the AWS API. */
  async inventory(place: Place): Promise<Inventory> {
    const script = path.join(packageRoot(), FOLDER, "inventory.py");
    const { stdout } = await run(this.python, [script], { env: this.environment(place), maxBuffer: 2 ** 24 });
    return JSON.parse(stdout);
  }

  /** Make what an environment file says is there already. */
  async make(existing: Existing): Promise<void> {
    await this.switch("PUT", "existing", existing);
  }

  /** Inject faults from now on; none, if none are given. Numbers of calls begin anew. */
  async inject(faults: Faults = {}): Promise<void> {
    await this.switch("PUT", "faults", faults);
  }

  /** How many calls were refused so far. */
  async injected(): Promise<{ throttled: number; failed: number }> {
    return (await this.switch("GET", "faults")) as { throttled: number; failed: number };
  }

  private async switch(method: string, what: string, content?: object): Promise<unknown> {
    const body = content && JSON.stringify(content);
    const response = await fetch(`${this.url}/_emulator/${what}`, { method, body });
    const text = await response.text();
    if (!response.ok) {
      throw new Refused(`the emulator refused ${what}: ${text}`);
    }
    return JSON.parse(text);
  }
}

function withoutAws(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([key]) => !key.startsWith("AWS_") || key === "AWS_CA_BUNDLE"));
}
