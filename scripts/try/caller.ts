import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import * as readline from "node:readline";
import { packageRoot } from "../../modules/stack/package-root";
import type { Emulator } from "./emulator";
import type { Place } from "./place";
import { requirePython } from "./python";

/** An answer of AWS, or its error: `{ error: "ValidationException", message: "…" }`. */
// biome-ignore lint/suspicious/noExplicitAny: every operation answers a shape of its own.
export type Answer = any;

/** Calls AWS in the emulator with boto3, as any program would. */
export class Caller {
  private readonly child: ChildProcess;
  private readonly answers: AsyncIterator<string>;

  constructor(emulator: Emulator, place: Place) {
    const script = path.join(packageRoot(), "emulator", "ask.py");
    this.child = spawn(requirePython(), [script], {
      env: emulator.environment(place),
      stdio: ["pipe", "pipe", "inherit"],
      detached: true,
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
