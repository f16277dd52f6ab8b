import type { Path } from "../../rule/finding";
import type { EmrCapacity } from "../capacity-schema";
import type { Emr } from "../schema";

/** Everything that has instance types. */
export function nodesOf({ master, core, task }: Emr): { path: Path; instanceTypes: string[] }[] {
  return Object.entries({ master, core, task }).flatMap(([name, nodes]) =>
    nodes ? [{ path: [name], instanceTypes: nodes.instanceTypes }] : [],
  );
}

/** Core nodes, and task nodes if there are any. */
export function capacitiesOf({ core, task }: Emr): { name: "core" | "task"; path: Path; nodes: EmrCapacity }[] {
  return [
    { name: "core", path: ["core"], nodes: core },
    ...(task ? [{ name: "task" as const, path: ["task"], nodes: task }] : []),
  ];
}
