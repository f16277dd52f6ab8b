import type { Claim } from "../../rule/claim";
import { inBlock } from "../../rule/entries";
import type { Value, Values } from "../../value/value";
import type { EmrCapacity } from "../capacity-schema";
import type { Emr } from "../schema";

export type Cluster = Values<Emr>;
export type Capacity = Values<EmrCapacity>;

/** Claims about core nodes, and about task nodes if there are any. */
export function ofCapacity(cluster: Cluster, claims: (nodes: Capacity, name: "core" | "task") => Claim[]): Claim[] {
  return [
    ...inBlock<EmrCapacity>(cluster.core, ["core"], (core) => claims(core, "core")),
    ...inBlock<EmrCapacity>(cluster.task, ["task"], (task) => claims(task, "task")),
  ];
}

/** Claims about everything that has instance types: master, core and task nodes. */
export function ofNodes(cluster: Cluster, claims: (instanceTypes: Value<string[]>) => Claim[]): Claim[] {
  return [
    ...inBlock<Emr["master"]>(cluster.master, ["master"], (master) => claims(master.instanceTypes)),
    ...ofCapacity(cluster, ({ instanceTypes }) => claims(instanceTypes)),
  ];
}
