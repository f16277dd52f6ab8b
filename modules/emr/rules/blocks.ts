import type { Path } from "../../rule/finding";
import type { EmrCapacity } from "../capacity-schema";
import type { Emr } from "../schema";

/** A block of nodes and where it stands in the file. */
export interface Block<T> {
  name: string;
  path: Path;
  settings: T;
}

/** Core, and task if there is any. */
export function capacityBlocks({ core, task }: Emr): Block<EmrCapacity>[] {
  const blocks: Block<EmrCapacity>[] = [{ name: "core", path: ["cluster", "core"], settings: core }];
  return task ? [...blocks, { name: "task", path: ["cluster", "task"], settings: task }] : blocks;
}

/** Master, core and task: everything that has instance types. */
export function nodeBlocks(settings: Emr): Block<{ instanceTypes: string[] }>[] {
  return [{ name: "master", path: ["cluster", "master"], settings: settings.master }, ...capacityBlocks(settings)];
}
