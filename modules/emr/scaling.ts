import type { EmrManagedScalingPolicyComputeLimits } from "@cdktf/provider-aws/lib/emr-managed-scaling-policy";
import { choose, given, orElse } from "../value/choice";
import { either, is, isGiven, isMoreThan, isPossible } from "../value/question";
import { args, type Value, type Values } from "../value/value";
import type { EmrCapacity } from "./capacity-schema";
import type { Emr, ManagedScaling } from "./schema";

/**
 * The limits of managed scaling as the provider takes them.
 *
 * Both optional limits are always written out. Left out, the provider sends 0 as the on-demand limit, and the
 * cluster would never grow on demand. A 0 is sent only where no core limit is given, so there it is left out.
 * https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/emr/managed_scaling_policy.go
 */
export function computeLimits(
  scaling: Values<ManagedScaling>,
  instances: Value<Emr["instances"]>,
): EmrManagedScalingPolicyComputeLimits {
  const { minimum, maximum } = scaling;
  const maximumOnDemand = orElse(scaling.maximumOnDemand, maximum);
  return args<EmrManagedScalingPolicyComputeLimits>({
    unitType: orElse<string>(scaling.unitType, choose(is(instances, "fleets"), "InstanceFleetUnits", "Instances")),
    minimumCapacityUnits: minimum,
    maximumCapacityUnits: maximum,
    maximumOndemandCapacityUnits: maximumOnDemand,
    maximumCoreCapacityUnits: given(isMoreThan(maximumOnDemand, 0), orElse(scaling.maximumCore, maximum)),
  });
}

/** What scaling owns of a fleet or a group once the cluster runs, by the provider's names. */
export function scaledArguments(
  settings: Values<Emr>,
  capacity: Values<EmrCapacity>,
): Record<"fleet" | "group", string[]> {
  const scales = either(isGiven(settings.managedScaling), isGiven(capacity.yarnScaling));
  return isPossible(scales)
    ? { fleet: ["target_on_demand_capacity", "target_spot_capacity"], group: ["instance_count"] }
    : { fleet: [], group: [] };
}
