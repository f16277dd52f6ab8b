import { EmrInstanceFleet } from "@cdktf/provider-aws/lib/emr-instance-fleet";
import { EmrInstanceGroup } from "@cdktf/provider-aws/lib/emr-instance-group";
import { Construct } from "constructs";
import { THIS } from "../stack/addressed-stack";
import { takeBlocks } from "../value/dynamic-blocks";
import { type Answer, both, is, isAlways, isGiven, isNever, isPossible, not } from "../value/question";
import { onlyIf } from "../value/repeat";
import { fields, type Value, type Values } from "../value/value";
import type { EmrCapacity } from "./capacity-schema";
import { capacityFleet } from "./fleets";
import { capacityGroup } from "./groups";
import { scaledArguments } from "./scaling";
import type { Emr } from "./schema";

export interface TaskNodesProps {
  clusterId: string;
  settings: Values<Emr>;
  task: Value<EmrCapacity | undefined>;
}

/**
 * Task nodes: a resource beside the cluster, so that adding or resizing them never replaces it.
 *
 * EMR has no way to remove a task fleet, only to empty it, and takes no second one: whatever cannot change in
 * place, such as its types, changes with the cluster. Groups have no such limit.
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/emr_instance_fleet
 */
export class TaskNodes extends Construct {
  constructor(scope: Construct, id: string, { clusterId, settings, task }: TaskNodesProps) {
    super(scope, id);
    const isFleets = is(settings.instances, "fleets");
    const timesOf = (kind: Answer) => onlyIf(both(isGiven(task), kind)).times;
    const capacity = fields(task);
    const scaled = scaledArguments(settings, capacity);
    if (isPossible(isFleets)) {
      const fleet = { clusterId, ...capacityFleet("task", capacity), lifecycle: leave(scaled.fleet) };
      const { config, addTo } = takeBlocks(fleet);
      addTo(new EmrInstanceFleet(this, THIS, { ...timesOf(isFleets), ...config }));
    }
    if (!isAlways(isFleets)) {
      // Where only Terraform knows which of the two there is, both stand in one template.
      const id = isNever(isFleets) ? THIS : "group";
      const group = { clusterId, ...capacityGroup("task", capacity), lifecycle: leave(scaled.group) };
      new EmrInstanceGroup(this, id, { ...timesOf(not(isFleets)), ...group });
    }
  }
}

const leave = (ignoreChanges: string[]) => (ignoreChanges.length > 0 ? { ignoreChanges } : undefined);
