import { Token } from "cdktf";
import type { Claim, Rule } from "../../rule/claim";
import { inBlock } from "../../rule/entries";
import { set, text } from "../../rule/text";
import { hcl } from "../../value/expression";
import {
  type Answer,
  both,
  either,
  is,
  isGiven,
  isMissing,
  isMoreThan,
  not,
  ofBlock,
  whereGiven,
} from "../../value/question";
import { type Value, value, whenKnown } from "../../value/value";
import type { ManagedScaling } from "../schema";
import { ordered } from "./limits";
import type { Cluster } from "./nodes";

export const scalingRules: Rule<Cluster>[] = [
  {
    says: "one of `managed_scaling` and `yarn_scaling` is given, not both",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-scale-on-demand.html",
    claims: oneKindOfScaling,
  },
  {
    says: "`managed_scaling.unit_type` is one for fleets or for groups, as the cluster has",
    source: "https://docs.aws.amazon.com/emr/latest/APIReference/API_ComputeLimits.html",
    claims: managedUnitFits,
  },
  { says: "no limit of `managed_scaling` is above its `maximum`", claims: managedLimitsAreOrdered },
  {
    says: "`managed_scaling.maximum_on_demand` is not 0 beside `maximum_core`: the provider would drop it",
    source:
      "https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/emr/managed_scaling_policy.go",
    claims: managedLimitsCombine,
  },
];

/** What only the module asks whose numbers of nodes belong to scaling. */
export const scaledModuleRules: Rule<Cluster>[] = [
  { says: "the cluster of the module `emr_scaled` has `managed_scaling` or `yarn_scaling`", claims: someScaling },
  {
    says: "in the module `emr_scaled`, core and task both have `yarn_scaling`, or neither",
    claims: numbersBelongToScaling,
  },
];

const EITHER = "either managed_scaling or yarn_scaling of core and task";

const hasYarn = ({ core, task }: Cluster) => either(isGiven(core.yarnScaling), taskHasYarn(task));

const taskHasYarn = (task: Cluster["task"]) => ofBlock(task, ({ yarnScaling }) => isGiven(yarnScaling));

function oneKindOfScaling(cluster: Cluster): Claim {
  return {
    path: ["managed_scaling"],
    holds: not(both(isGiven(cluster.managedScaling), hasYarn(cluster))),
    problem: "cannot go together with yarn_scaling",
    allowed: EITHER,
    fix: "remove one of the two",
  };
}

function someScaling(cluster: Cluster): Claim {
  return {
    path: ["managed_scaling"],
    holds: either(isGiven(cluster.managedScaling), hasYarn(cluster)),
    problem: "is missing, and so is yarn_scaling",
    allowed: EITHER,
    fix: "write one of the two; the module emr is for clusters without either",
  };
}

function numbersBelongToScaling({ core, task }: Cluster): Claim[] {
  const missing = (name: string, holds: Answer) => ({
    path: [name, "yarn_scaling"],
    holds,
    problem: `is missing, and the number of ${name} nodes would belong to nobody`,
    fix: text`write it; with minimum = maximum the number stays`,
  });
  const coreHasYarn = isGiven(core.yarnScaling);
  return [
    missing("core", either(not(taskHasYarn(task)), coreHasYarn)),
    missing("task", either(isMissing(task), either(not(coreHasYarn), taskHasYarn(task)))),
  ];
}

const managed = (cluster: Cluster, claims: Parameters<typeof inBlock<ManagedScaling>>[2]) =>
  inBlock<ManagedScaling>(cluster.managedScaling, ["managed_scaling"], claims);

function managedUnitFits(cluster: Cluster): Claim[] {
  const areFleets = is(cluster.instances, "fleets");
  return managed(cluster, ({ unitType }) => [
    {
      path: ["unit_type"],
      holds: whereGiven(unitType, (unit) => is(areFleets, is(unit, "InstanceFleetUnits"))),
      problem: text`does not fit instance ${cluster.instances}`,
      got: unitType,
      allowed: text`${unitsFor(areFleets)}`,
      fix: "remove it; the default fits",
    },
  ]);
}

function unitsFor(areFleets: Answer): Value<string> {
  const [ofFleets, ofGroups] = ["InstanceFleetUnits", "Instances, VCPU"];
  return whenKnown(
    areFleets,
    (known) => value(known ? ofFleets : ofGroups),
    (later) => value(Token.asString(hcl`${later} ? ${ofFleets} : ${ofGroups}`)),
  );
}

function managedLimitsAreOrdered(cluster: Cluster): Claim[] {
  return managed(cluster, ({ minimum, maximum, maximumOnDemand, maximumCore }) => [
    ordered("minimum", minimum, maximum),
    ordered("maximum_on_demand", maximumOnDemand, maximum),
    ordered("maximum_core", maximumCore, maximum),
  ]);
}

/** The provider sends an on-demand limit of 0 only if no core limit goes with it, and silently drops it otherwise. */
function managedLimitsCombine(cluster: Cluster): Claim[] {
  return managed(cluster, ({ maximumOnDemand, maximumCore }) => [
    {
      path: ["maximum_on_demand"],
      holds: whereGiven(maximumOnDemand, (limit) => either(isMissing(maximumCore), isMoreThan(limit, 0))),
      problem: "is lost beside maximum_core: Terraform's provider sends no 0 then",
      got: maximumOnDemand,
      allowed: "at least 1 beside maximum_core",
      fix: text`write ${set("maximum_on_demand", 1)}, or remove maximum_core`,
    },
  ]);
}
