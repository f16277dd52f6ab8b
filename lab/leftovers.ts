import * as fs from "node:fs";
import * as path from "node:path";
import { cgroupOf } from "./cgroups";
import { RunFolder } from "./folder";

const PREFIX = "terraspark-lab-";

/** A folder for a run of this process; it is gone when the process ends, unless that was killed. */
export function newRun(cache: string): RunFolder {
  const parent = path.join(cache, "runs");
  fs.mkdirSync(parent, { recursive: true });
  removeLeftovers(cache);
  const folder = new RunFolder(fs.mkdtempSync(path.join(parent, `${PREFIX}${process.pid}-`)));
  process.once("exit", () => removeRun(folder));
  return folder;
}

/** End what runs of a lab, if anything does, and take away what it left. */
export function removeRun(folder: RunFolder): void {
  const cgroup = cgroupOf(folder);
  if (fs.existsSync(cgroup)) {
    fs.writeFileSync(path.join(cgroup, "cgroup.kill"), "1");
    removeCgroup(cgroup);
  }
  fs.rmSync(folder.path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** Take away what labs left that were killed. @returns how many there were */
export function removeLeftovers(cache: string): number {
  const parent = path.join(cache, "runs");
  const names = fs.existsSync(parent) ? fs.readdirSync(parent) : [];
  const left = names.filter((name) => !isAlive(Number(name.slice(PREFIX.length).split("-")[0])));
  for (const name of left) {
    removeRun(new RunFolder(path.join(parent, name)));
  }
  return left.length;
}

/** A cgroup goes when its own are gone, and its processes. */
function removeCgroup(cgroup: string): void {
  for (const entry of fs.readdirSync(cgroup, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      removeCgroup(path.join(cgroup, entry.name));
    }
  }
  const until = Date.now() + 5000;
  while (fs.existsSync(cgroup)) {
    try {
      fs.rmdirSync(cgroup);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EBUSY" || Date.now() > until) {
        throw error;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
}

function isAlive(pid: number): boolean {
  return fs.existsSync(`/proc/${pid}`);
}
