import type { EmrManagedScalingPolicyComputeLimits } from "@cdktf/provider-aws/lib/emr-managed-scaling-policy";
import type { Emr, EmrCapacity, ManagedScaling } from "../environment/schema/emr";

const UNIT_TYPE = { fleets: "InstanceFleetUnits", groups: "Instances" } as const;

/**
 * The limits of managed scaling as the provider takes them.
 *
 * Both optional limits are always written out. Left out, the provider sends 0 as the on-demand limit, and the
 * cluster would never grow on demand. A 0 is sent only where no core limit is given, so there it is left out.
 * https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/emr/managed_scaling_policy.go
 */
export function computeLimits(
  scaling: ManagedScaling,
  instances: Emr["instances"],
): EmrManagedScalingPolicyComputeLimits {
  const { minimum, maximum, maximumOnDemand = maximum, maximumCore = maximum } = scaling;
  return {
    unitType: scaling.unitType ?? UNIT_TYPE[instances],
    minimumCapacityUnits: minimum,
    maximumCapacityUnits: maximum,
    maximumOndemandCapacityUnits: maximumOnDemand,
    maximumCoreCapacityUnits: maximumOnDemand > 0 ? maximumCore : undefined,
  };
}

/** Which numbers of a fleet or a group scaling owns once the cluster runs, by the provider's names. */
export function scaledArguments(settings: Emr, capacity: EmrCapacity): string[] {
  const scales = settings.managedScaling !== undefined || capacity.yarnScaling !== undefined;
  if (!scales) {
    return [];
  }
  return settings.instances === "fleets" ? ["target_on_demand_capacity", "target_spot_capacity"] : ["instance_count"];
}
