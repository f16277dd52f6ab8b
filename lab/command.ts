import { execFile, spawn } from "node:child_process";
import * as readline from "node:readline";
import { promisify } from "node:util";
import { LabError } from "./lab-error";

const execute = promisify(execFile);

/** Run a program to its end. @throws with what it said */
export async function command(program: string, ...args: string[]): Promise<string> {
  const { stdout } = await execute(program, args, { maxBuffer: 2 ** 26 }).catch(rethrow);
  return stdout;
}

/** Run a program that reads its standard input. @throws with what it said */
export async function feed(input: string, program: string, ...args: string[]): Promise<void> {
  const running = execute(program, args);
  running.child.stdin?.end(input);
  await running.catch(rethrow);
}

function rethrow(error: Error): never {
  throw new LabError(error.message.trim());
}

/**
 * Run a program that says what it does, in namespaces of its own for mounts and processes: nothing of it outlives this one.
 *
 * @throws with the end of what it said
 */
export async function follow(progress: (line: string) => void, program: string, ...args: string[]): Promise<void> {
  const apart = ["--mount", "--pid", "--mount-proc", "--fork", "--kill-child"];
  const child = spawn("unshare", [...apart, program, ...args], { stdio: ["ignore", "pipe", "pipe"], detached: true });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    readline.createInterface({ input: stream }).on("line", (line) => {
      said.push(line);
      progress(line);
    });
  }
  const status = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  process.removeListener("exit", kill);
  if (status !== 0) {
    throw new LabError(`${program} ended with ${status}: ${said.slice(-5).join("\n")}`);
  }
}
