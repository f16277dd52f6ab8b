import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import * as readline from "node:readline";
import { Emulator } from "../../scripts/try/emulator";
import type { Place } from "../../scripts/try/place";
import { requirePython, searchPython } from "../../scripts/try/python";
import { describeOr, terraformMissing } from "./terraform";

/** A suite that needs the emulator; without moto it is skipped, or fails with `REQUIRE_TERRAFORM=1`. */
export function describeEmulator(name: string, tests: () => void): void {
  describeOr(motoMissing(), name, tests);
}

/** A suite that needs the emulator and the real Terraform with the real provider. */
export function describeLife(name: string, tests: () => void): void {
  describeOr(terraformMissing() ?? motoMissing(), name, tests);
}

function motoMissing(): string | undefined {
  const search = searchPython();
  return "missing" in search ? search.missing : undefined;
}

/** An answer of AWS, or its error: `{ error: "ValidationException", message: "…" }`. */
// biome-ignore lint/suspicious/noExplicitAny: every operation answers a shape of its own.
export type Answer = any;

/** Calls AWS in the emulator with boto3, as any program would. */
export class Caller {
  private readonly child: ChildProcess;
  private readonly answers: AsyncIterator<string>;

  constructor(emulator: Emulator, place: Place) {
    const script = path.join(__dirname, "../emulator/calls.py");
    this.child = spawn(requirePython(), [script], {
      env: emulator.environment(place),
      stdio: ["pipe", "pipe", "inherit"],
    });
    const lines = readline.createInterface({ input: this.child.stdout as NodeJS.ReadableStream });
    this.answers = lines[Symbol.asyncIterator]();
  }

  /** One call; the operation in boto3's spelling: `run_job_flow`. */
  async call(service: string, operation: string, args: object = {}): Promise<Answer> {
    this.child.stdin?.write(`${JSON.stringify([service, operation, args])}\n`);
    const { value } = await this.answers.next();
    return JSON.parse(value);
  }

  /** Python takes a while to end, in which Jest's worker could not. */
  async end(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const closed = once(this.child, "close");
      this.child.stdin?.end();
      await closed;
    }
  }
}

/** An emulator for one suite, and what its tests ask of it. */
export class Emulated {
  emulator!: Emulator;
  private caller!: Caller;

  constructor(readonly place: Place) {
    beforeAll(async () => {
      this.emulator = await Emulator.start();
      this.caller = new Caller(this.emulator, place);
    });
    afterAll(async () => {
      await this.caller?.end();
      await this.emulator?.stop();
    });
  }

  call(service: string, operation: string, args: object = {}): Promise<Answer> {
    return this.caller.call(service, operation, args);
  }

  async createVpc(cidr: string): Promise<string> {
    return (await this.call("ec2", "create_vpc", { CidrBlock: cidr })).Vpc.VpcId;
  }

  async createSubnet(vpc: string, cidr: string): Promise<string> {
    return (await this.call("ec2", "create_subnet", { VpcId: vpc, CidrBlock: cidr })).Subnet.SubnetId;
  }

  async createGroup(name: string, vpc: string): Promise<string> {
    const settings = { GroupName: name, Description: name, VpcId: vpc };
    return (await this.call("ec2", "create_security_group", settings)).GroupId;
  }
}
