import type { Claim, Rule } from "../../rule/claim";
import { inBlock } from "../../rule/entries";
import { set, text } from "../../rule/text";
import { larger } from "../../value/number";
import { type Answer, both, either, is, isAtLeast, isAtMost, isMissing, isMoreThan, not } from "../../value/question";
import type { Value } from "../../value/value";
import type { YarnScaling } from "../capacity-schema";
import { ordered } from "./limits";
import { type Cluster, ofCapacity } from "./nodes";

/** What EMR asks of rules on YARN metrics. */
export const yarnScalingRules: Rule<Cluster>[] = [
  {
    says: "`yarn_scaling` is for instance groups",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-automatic-scaling.html",
    claims: yarnNeedsGroups,
  },
  { says: "`yarn_scaling.minimum` is at most its `maximum`", claims: yarnLimitsAreOrdered },
  {
    says: "`yarn_scaling.scale_in_memory_percentage` is above its `scale_out_memory_percentage`",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-automatic-scaling.html",
    claims: yarnThresholdsAreApart,
  },
  { says: "a group begins within the limits of its `yarn_scaling`", claims: yarnBeginsWithin },
];

function yarnNeedsGroups(cluster: Cluster): Claim[] {
  const groups = set("instances", "groups");
  return ofCapacity(cluster, ({ yarnScaling }) => [
    {
      path: ["yarn_scaling"],
      holds: either(is(cluster.instances, "groups"), isMissing(yarnScaling)),
      problem: "is not possible with instance fleets",
      allowed: text`yarn_scaling with ${groups}, managed_scaling with either`,
      fix: text`write ${groups}, or managed_scaling instead`,
    },
  ]);
}

function yarnLimitsAreOrdered(cluster: Cluster): Claim[] {
  return ofCapacity(cluster, ({ yarnScaling }) =>
    inBlock<YarnScaling>(yarnScaling, ["yarn_scaling"], ({ minimum, maximum }) => [
      ordered("minimum", minimum, maximum),
    ]),
  );
}

/** Where both rules are met at the same time, EMR adds instances and removes them for ever. */
function yarnThresholdsAreApart(cluster: Cluster): Claim[] {
  return ofCapacity(cluster, ({ yarnScaling }) =>
    inBlock<YarnScaling>(yarnScaling, ["yarn_scaling"], (scaling) => {
      const { scaleInMemoryPercentage: scaleIn, scaleOutMemoryPercentage: scaleOut } = scaling;
      return [
        {
          path: ["scale_in_memory_percentage"],
          holds: isMoreThan(scaleIn, scaleOut),
          problem: text`is not above scale_out_memory_percentage (${scaleOut}): the same memory adds instances and removes them`,
          got: scaleIn,
          allowed: text`more than ${scaleOut}; the defaults are far apart, 15 and 75`,
        },
      ];
    }),
  );
}

function yarnBeginsWithin(cluster: Cluster): Claim[] {
  const areFleets = is(cluster.instances, "fleets");
  return ofCapacity(cluster, ({ yarnScaling, onDemand, spot }) =>
    inBlock<YarnScaling>(yarnScaling, [], ({ minimum, maximum }) => {
      const begins = (key: string, count: Value<number>, isOther: Answer) => ({
        path: [key],
        holds: either(
          either(areFleets, either(isOther, isAtMost(count, 0))),
          either(isMoreThan(minimum, maximum), both(isAtLeast(count, minimum), isAtMost(count, maximum))),
        ),
        problem: "begins outside the limits of its yarn_scaling",
        got: count,
        allowed: text`${larger(1, minimum)} to ${maximum}`,
      });
      const isSpot = isMoreThan(spot, 0);
      return [begins("spot", spot, not(isSpot)), begins("on_demand", onDemand, isSpot)];
    }),
  );
}
