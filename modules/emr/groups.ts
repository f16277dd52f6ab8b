import type { EmrClusterCoreInstanceGroup, EmrClusterMasterInstanceGroup } from "@cdktf/provider-aws/lib/emr-cluster";
import { choose, given, madeOf } from "../value/choice";
import { first } from "../value/list";
import { isMoreThan } from "../value/question";
import { args, type Values } from "../value/value";
import type { EmrCapacity } from "./capacity-schema";
import { volume } from "./fleets";
import type { Emr } from "./schema";
import { yarnPolicy } from "./yarn-policy";

/** A group as the provider takes it, whether inside a cluster (core) or beside it (task). */
export type GroupPlan = EmrClusterCoreInstanceGroup;

export function masterGroup(master: Values<Emr["master"]>): EmrClusterMasterInstanceGroup {
  return args<EmrClusterMasterInstanceGroup>({
    name: "master",
    instanceType: first(master.instanceTypes),
    instanceCount: master.count,
    ebsConfig: [volume(master.volumeGb)],
  });
}

/** A group is all spot or all on demand: the one whose number is above zero. */
export function capacityGroup(name: "core" | "task", capacity: Values<EmrCapacity>): GroupPlan {
  const isSpot = isMoreThan(capacity.spot, 0);
  return args<GroupPlan>({
    name,
    instanceType: first(capacity.instanceTypes),
    instanceCount: choose(isSpot, capacity.spot, capacity.onDemand),
    bidPrice: given(isSpot, capacity.bidPrice),
    ebsConfig: [volume(capacity.volumeGb)],
    autoscalingPolicy: madeOf(capacity.yarnScaling, yarnPolicy),
  });
}
