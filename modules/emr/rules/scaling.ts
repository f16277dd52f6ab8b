import { type Finding, fault, type Path } from "../../rule/finding";
import type { Emr } from "../schema";
import { capacityBlocks } from "./blocks";
import type { EmrRule } from "./rule";

export const scalingRules: EmrRule[] = [
  oneKindOfScaling,
  yarnNeedsGroups,
  yarnLimitsAreOrdered,
  yarnBeginsWithin,
  managedUnitFits,
  managedLimitsAreOrdered,
  managedLimitsCombine,
];

const MANAGED: Path = ["cluster", "managed_scaling"];

/** https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-scale-on-demand.html */
function oneKindOfScaling(settings: Emr): Finding[] {
  const custom = capacityBlocks(settings).filter((block) => block.settings.yarnScaling);
  return settings.managedScaling && custom.length > 0
    ? [
        fault(MANAGED, {
          problem: `cannot go together with yarn_scaling of ${custom.map(({ name }) => name).join(" and ")}`,
          allowed: "either managed_scaling or yarn_scaling",
          fix: "remove one of the two",
        }),
      ]
    : [];
}

/** https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-automatic-scaling.html */
function yarnNeedsGroups(settings: Emr): Finding[] {
  return settings.instances === "groups"
    ? []
    : capacityBlocks(settings)
        .filter((block) => block.settings.yarnScaling)
        .map(({ path }) =>
          fault([...path, "yarn_scaling"], {
            problem: "is not possible with instance fleets",
            allowed: "yarn_scaling with instances: groups, managed_scaling with either",
            fix: "write cluster.instances: groups, or managed_scaling instead",
          }),
        );
}

function yarnLimitsAreOrdered(settings: Emr): Finding[] {
  return capacityBlocks(settings).flatMap(({ path, settings: { yarnScaling } }) =>
    yarnScaling && yarnScaling.minimum > yarnScaling.maximum
      ? [moreThanMaximum([...path, "yarn_scaling", "minimum"], yarnScaling.minimum, yarnScaling.maximum)]
      : [],
  );
}

function yarnBeginsWithin(settings: Emr): Finding[] {
  return capacityBlocks(settings).flatMap(({ path, settings: { yarnScaling, onDemand, spot } }) => {
    const key = spot > 0 ? "spot" : "on_demand";
    const count = spot > 0 ? spot : onDemand;
    return settings.instances === "groups" &&
      yarnScaling &&
      count > 0 &&
      yarnScaling.minimum <= yarnScaling.maximum &&
      (count < yarnScaling.minimum || count > yarnScaling.maximum)
      ? [
          fault([...path, key], {
            problem: "begins outside the limits of its yarn_scaling",
            got: count,
            allowed: `${Math.max(1, yarnScaling.minimum)} to ${yarnScaling.maximum}`,
          }),
        ]
      : [];
  });
}

const UNIT_TYPES = { fleets: ["InstanceFleetUnits"], groups: ["Instances", "VCPU"] };

/** https://docs.aws.amazon.com/emr/latest/APIReference/API_ComputeLimits.html */
function managedUnitFits({ managedScaling, instances }: Emr): Finding[] {
  const unitType = managedScaling?.unitType;
  return unitType && !UNIT_TYPES[instances].includes(unitType)
    ? [
        fault([...MANAGED, "unit_type"], {
          problem: `does not fit instance ${instances}`,
          got: unitType,
          allowed: UNIT_TYPES[instances].join(", "),
          fix: "remove it; the default fits",
        }),
      ]
    : [];
}

function managedLimitsAreOrdered({ managedScaling }: Emr): Finding[] {
  if (!managedScaling) {
    return [];
  }
  const { minimum, maximum, maximumOnDemand, maximumCore } = managedScaling;
  return Object.entries({ minimum, maximum_on_demand: maximumOnDemand, maximum_core: maximumCore }).flatMap(
    ([key, limit]) =>
      limit !== undefined && limit > maximum ? [moreThanMaximum([...MANAGED, key], limit, maximum)] : [],
  );
}

/**
 * The provider sends an on-demand limit of 0 only if no core limit goes with it, and silently drops it otherwise.
 *
 * https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/emr/managed_scaling_policy.go
 */
function managedLimitsCombine({ managedScaling }: Emr): Finding[] {
  return managedScaling?.maximumOnDemand === 0 && managedScaling.maximumCore !== undefined
    ? [
        fault([...MANAGED, "maximum_on_demand"], {
          problem: "is lost beside maximum_core: Terraform's provider sends no 0 then",
          got: 0,
          allowed: "at least 1 beside maximum_core",
          fix: "write maximum_on_demand: 1, or remove maximum_core",
        }),
      ]
    : [];
}

const moreThanMaximum = (path: Path, got: number, maximum: number): Finding =>
  fault(path, {
    problem: "is more than maximum",
    got,
    allowed: `at most ${maximum}`,
    fix: `raise maximum to ${got} or lower ${path.at(-1)}`,
  });
