import { architectureOf } from "../../instances/catalog";
import { unknownTypes } from "../../instances/unknown-types";
import { type Finding, fault } from "../../rule/finding";
import type { Emr } from "../schema";
import { capacityBlocks, nodeBlocks } from "./blocks";
import type { EmrRule } from "./rule";
import { typesAreTaken } from "./taken-types";

export const instanceRules: EmrRule[] = [oneArchitecture, typesAreDistinct, typesAreKnown, typesAreTaken, someCapacity];

/** EMR starts every node of a cluster from images of one architecture. */
function oneArchitecture(settings: Emr): Finding[] {
  const nodes = nodeBlocks(settings).flatMap((block) =>
    block.settings.instanceTypes.map((type) => ({ block, type, architecture: architectureOf(type) })),
  );
  const first = nodes[0]?.architecture;
  const odd = nodes.find(({ architecture }) => architecture !== first);
  if (!odd) {
    return [];
  }
  const listOf = (architecture: string) =>
    nodeBlocks(settings)
      .map(({ name, settings: { instanceTypes } }) => ({
        name,
        types: instanceTypes.filter((type) => architectureOf(type) === architecture),
      }))
      .filter(({ types }) => types.length > 0)
      .map(({ name, types }) => `${types.join(", ")} (${name})`)
      .join(", ");
  return [
    fault([...odd.block.path, "instance_types"], {
      problem: `mix architectures: arm64 are ${listOf("arm64")}; x86_64 are ${listOf("x86_64")}`,
      allowed: "types of one architecture for master, core and task",
      fix: "write types of one architecture everywhere; the defaults are arm64",
    }),
  ];
}

function typesAreDistinct(settings: Emr): Finding[] {
  return nodeBlocks(settings).flatMap(({ path, settings: { instanceTypes } }) =>
    instanceTypes.flatMap((type, index) =>
      instanceTypes.indexOf(type) === index
        ? []
        : [fault([...path, "instance_types", index], { problem: "is named twice", got: type, fix: "remove one" })],
    ),
  );
}

function typesAreKnown(settings: Emr): Finding[] {
  return unknownTypes(
    nodeBlocks(settings).flatMap(({ path, settings: { instanceTypes } }) =>
      instanceTypes.map((type, index): [typeof path, string] => [[...path, "instance_types", index], type]),
    ),
  );
}

/**
 * EMR starts no fleet or group of nothing.
 *
 * https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceFleetConfig.html
 */
function someCapacity(settings: Emr): Finding[] {
  return capacityBlocks(settings)
    .filter(({ settings: { onDemand, spot } }) => onDemand + spot === 0)
    .map(({ name, path }) =>
      fault(path, {
        problem: "has no capacity: on_demand and spot are both 0",
        allowed: "on_demand or spot of at least 1",
        fix: name === "task" ? "write spot: 1, or remove task" : "write spot: 1, or on_demand: 1",
      }),
    );
}
