import type { EmrInstanceFleetConfig } from "@cdktf/provider-aws/lib/emr-instance-fleet";
import { blockIf, blocks } from "../value/dynamic-blocks";
import { lookup } from "../value/map";
import { is, not } from "../value/question";
import { upperCase } from "../value/text";
import { args, type Value, type Values } from "../value/value";
import type { EmrCapacity } from "./capacity-schema";
import type { Emr } from "./schema";

/** A fleet as the provider takes it, whether inside a cluster (master, core) or beside it (task). */
export type FleetPlan = Pick<
  EmrInstanceFleetConfig,
  "name" | "targetOnDemandCapacity" | "targetSpotCapacity" | "instanceTypeConfigs" | "launchSpecifications"
>;

/**
 * The one on-demand strategy that can be had: `prioritized` needs priorities, which the provider cannot give.
 *
 * Every fleet names it, the master's too, since AWS allows more than 5 types only if all fleets have a strategy.
 * https://github.com/hashicorp/terraform-provider-aws/issues/25132
 */
const ON_DEMAND = { onDemandSpecification: [{ allocationStrategy: "lowest-price" }] };

export function masterFleet(master: Values<Emr["master"]>): FleetPlan {
  return args<FleetPlan>({
    name: "master",
    targetOnDemandCapacity: master.count,
    instanceTypeConfigs: blocks(master.instanceTypes, (instanceType) => ({
      instanceType,
      ebsConfig: [volume(master.volumeGb)],
    })),
    launchSpecifications: ON_DEMAND,
  });
}

export function capacityFleet(name: "core" | "task", capacity: Values<EmrCapacity>): FleetPlan {
  return args<FleetPlan>({
    name,
    targetOnDemandCapacity: capacity.onDemand,
    targetSpotCapacity: capacity.spot,
    instanceTypeConfigs: blocks(capacity.instanceTypes, (instanceType) => ({
      instanceType,
      weightedCapacity: lookup(capacity.weights, instanceType, 1),
      bidPriceAsPercentageOfOnDemandPrice: capacity.bidPercentage,
      ebsConfig: [volume(capacity.volumeGb)],
    })),
    launchSpecifications: launch(capacity),
  });
}

/**
 * How a fleet buys what it asks for.
 *
 * The spot half stands there even where no spot is asked for yet: it can only be given at creation, so
 * that adding it later, with the first spot unit or with managed scaling, would replace the cluster.
 * https://docs.aws.amazon.com/emr/latest/APIReference/API_SpotProvisioningSpecification.html
 */
function launch(capacity: Values<EmrCapacity>) {
  const { spotAllocationStrategy, spotTimeoutAction, spotTimeoutMinutes } = capacity;
  return blockIf(not(is(spotAllocationStrategy, "none")), {
    ...ON_DEMAND,
    spotSpecification: [
      {
        allocationStrategy: spotAllocationStrategy,
        timeoutAction: upperCase(spotTimeoutAction),
        timeoutDurationMinutes: spotTimeoutMinutes,
      },
    ],
  });
}

/** One volume a node: the provider reads several back in another shape, and would then replace the cluster. */
export function volume(size: Value<number>) {
  return { type: "gp3", size, volumesPerInstance: 1 };
}
