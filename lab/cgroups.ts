import * as fs from "node:fs";
import * as path from "node:path";
import type { RunFolder } from "./folder";

/** The cgroup of a run; version 2 may stand beside version 1. */
export function cgroupOf(folder: RunFolder): string {
  const mounts = fs.readFileSync("/proc/self/mountinfo", "utf8").split("\n");
  // The last is the one that is seen, where one is mounted over another.
  const found = mounts.filter((line) => line.includes(" - cgroup2 ")).at(-1);
  return path.join(found?.split(" ")[4] ?? "/sys/fs/cgroup", folder.cgroup);
}

/** Process id of a host's first process; undefined while there is none. */
export function leaderOf(hostCgroup: string): number | undefined {
  try {
    const [first] = fs.readFileSync(path.join(hostCgroup, "payload/init.scope/cgroup.procs"), "utf8").split("\n");
    return first ? Number(first) : undefined;
  } catch {
    return undefined;
  }
}
