import type { EmrClusterCoreInstanceGroup, EmrClusterMasterInstanceGroup } from "@cdktf/provider-aws/lib/emr-cluster";
import type { Emr, EmrCapacity } from "../environment/schema/emr";
import { volume } from "./fleets";
import { yarnPolicy } from "./yarn-policy";

/** A group as the provider takes it, whether inside a cluster (core) or beside it (task). */
export type GroupPlan = EmrClusterCoreInstanceGroup;

export function masterGroup(master: Emr["master"]): EmrClusterMasterInstanceGroup {
  return {
    name: "master",
    instanceType: onlyType(master.instanceTypes),
    instanceCount: master.count,
    ebsConfig: [volume(master.volumeGb)],
  };
}

/** A group is all spot or all on demand: the one whose number is above zero. */
export function capacityGroup(name: "core" | "task", capacity: EmrCapacity): GroupPlan {
  return {
    name,
    instanceType: onlyType(capacity.instanceTypes),
    instanceCount: capacity.spot > 0 ? capacity.spot : capacity.onDemand,
    bidPrice: capacity.spot > 0 ? capacity.bidPrice : undefined,
    ebsConfig: [volume(capacity.volumeGb)],
    autoscalingPolicy: capacity.yarnScaling ? yarnPolicy(capacity.yarnScaling) : undefined,
  };
}

/** The rules let exactly one through. */
const onlyType = (types: string[]) => types[0] as string;
