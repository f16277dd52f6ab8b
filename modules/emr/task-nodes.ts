import { EmrInstanceFleet } from "@cdktf/provider-aws/lib/emr-instance-fleet";
import { EmrInstanceGroup } from "@cdktf/provider-aws/lib/emr-instance-group";
import { Construct } from "constructs";
import type { Emr, EmrCapacity } from "../environment/schema/emr";
import { THIS } from "../stack/addressed-stack";
import { capacityFleet } from "./fleets";
import { capacityGroup } from "./groups";
import { scaledArguments } from "./scaling";

export interface TaskNodesProps {
  clusterId: string;
  settings: Emr;
  task: EmrCapacity;
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
    const scaled = scaledArguments(settings, task);
    const lifecycle = scaled.length > 0 ? { ignoreChanges: scaled } : undefined;
    if (settings.instances === "fleets") {
      new EmrInstanceFleet(this, THIS, { clusterId, ...capacityFleet("task", task), lifecycle });
    } else {
      new EmrInstanceGroup(this, THIS, { clusterId, ...capacityGroup("task", task), lifecycle });
    }
  }
}
