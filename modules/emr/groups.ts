import type { EmrClusterCoreInstanceGroup, EmrClusterMasterInstanceGroup } from "@cdktf/provider-aws/lib/emr-cluster";
import { isMoreThan } from "../value/condition";
import { choose, first, given, isGiven } from "../value/plan-time";
import type { EmrCapacity } from "./capacity-schema";
import { volume } from "./fleets";
import type { Emr } from "./schema";
import { yarnPolicy } from "./yarn-policy";

/** A group as the provider takes it, whether inside a cluster (core) or beside it (task). */
export type GroupPlan = EmrClusterCoreInstanceGroup;

export function masterGroup(master: Emr["master"]): EmrClusterMasterInstanceGroup {
  return {
    name: "master",
    instanceType: first(master.instanceTypes),
    instanceCount: master.count,
    ebsConfig: [volume(master.volumeGb)],
  };
}

/** A group is all spot or all on demand: the one whose number is above zero. */
export function capacityGroup(name: "core" | "task", capacity: EmrCapacity): GroupPlan {
  const isSpot = isMoreThan(capacity.spot, 0);
  return {
    name,
    instanceType: first(capacity.instanceTypes),
    instanceCount: choose(isSpot, capacity.spot, capacity.onDemand),
    bidPrice: capacity.bidPrice && given(isSpot, capacity.bidPrice),
    ebsConfig: [volume(capacity.volumeGb)],
    autoscalingPolicy: capacity.yarnScaling && given(isGiven(capacity.yarnScaling), yarnPolicy(capacity.yarnScaling)),
  };
}
