import { spawn } from "node:child_process";
import * as path from "node:path";
import { cgroupOf, leaderOf } from "./cgroups";
import type { RunFolder } from "./folder";
import { LabError } from "./lab-error";

export interface Entered {
  status: number | null;
  /** What it wrote, to standard output and standard error. */
  output: string;
}

const ENVIRONMENT = {
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  HOME: "/root",
  TERM: "dumb",
};

/** The command that runs a program in a host. @throws if the host is not on */
export function entering(folder: RunFolder, instanceId: string, args: string[]): string[] {
  const leader = leaderOf(path.join(cgroupOf(folder), instanceId));
  if (leader === undefined) {
    throw new LabError(`the host of ${instanceId} is not on`);
  }
  return ["nsenter", "--all", `--target=${leader}`, "--wdns=/", ...args];
}

/** Run a program in a host. */
export async function enter(folder: RunFolder, instanceId: string, args: string[]): Promise<Entered> {
  const [program = "", ...rest] = entering(folder, instanceId, args);
  const child = spawn(program, rest, { stdio: ["ignore", "pipe", "pipe"], env: ENVIRONMENT });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => chunks.push(chunk));
  }
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { status, output: Buffer.concat(chunks).toString() };
}
