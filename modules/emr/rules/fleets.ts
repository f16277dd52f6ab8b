import type { Claim, Rule } from "../../rule/claim";
import { eachKey } from "../../rule/entries";
import { set, text } from "../../rule/text";
import { amountBy, lengthOf } from "../../value/number";
import { either, includes, is, isAtMost, isMissing, isWritten, not, ofBlock } from "../../value/question";
import { SPOT_DEFAULTS } from "../capacity-schema";
import { type Cluster, ofCapacity, ofNodes } from "./nodes";

/** What EMR asks of instance fleets. */
export const fleetRules: Rule<Cluster>[] = [
  {
    says: "a fleet has at most 30 instance types, 5 where core or task has no `spot_allocation_strategy`",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-instance-fleet.html",
    claims: typeCount,
  },
  { says: "`weights` are for types that the fleet has", claims: weightsFit },
  { says: "a fleet has no `bid_price`", claims: noBidPrice },
  {
    says: "`spot_timeout_minutes` and `spot_timeout_action` go with a `spot_allocation_strategy`",
    source: "https://docs.aws.amazon.com/emr/latest/APIReference/API_SpotProvisioningSpecification.html",
    claims: timeoutNeedsStrategy,
  },
];

const areGroups = ({ instances }: Cluster) => is(instances, "groups");

const TYPES = 5;
const TYPES_WITH_STRATEGY = 30;

const NO_STRATEGY = set("spot_allocation_strategy", "none");

/** One fleet without a strategy holds every fleet of the cluster to the lower limit. */
function typeCount(cluster: Cluster): Claim[] {
  const hasNoStrategy = either(
    is(cluster.core.spotAllocationStrategy, "none"),
    ofBlock(cluster.task, ({ spotAllocationStrategy }) => is(spotAllocationStrategy, "none")),
  );
  const limit = amountBy(hasNoStrategy, TYPES, TYPES_WITH_STRATEGY);
  return ofNodes(cluster, (types) => [
    {
      path: ["instance_types"],
      holds: either(areGroups(cluster), isAtMost(lengthOf(types), limit)),
      problem: text`names ${lengthOf(types)} types`,
      allowed: text`at most ${TYPES_WITH_STRATEGY} in a fleet, and ${TYPES} while core or task has ${NO_STRATEGY}`,
      fix: "remove some of them, or spot_allocation_strategy",
    },
  ]);
}

function weightsFit(cluster: Cluster): Claim[] {
  return ofCapacity(cluster, ({ weights, instanceTypes }) =>
    eachKey(weights, ["weights"], (type, path) => ({
      path,
      holds: either(areGroups(cluster), includes(instanceTypes, type)),
      problem: "is a weight for a type that the fleet does not have",
      allowed: text`${instanceTypes}`,
      fix: text`add ${type} to instance_types, or remove its weight`,
    })),
  );
}

function noBidPrice(cluster: Cluster): Claim[] {
  return ofCapacity(cluster, ({ bidPrice }) => [
    {
      path: ["bid_price"],
      holds: either(areGroups(cluster), isMissing(bidPrice)),
      problem: "is only for instance groups",
      got: bidPrice,
      fix: text`write bid_percentage, or ${set("instances", "groups")}`,
    },
  ]);
}

/** The provider takes a timeout only together with a strategy. */
function timeoutNeedsStrategy(cluster: Cluster): Claim[] {
  return ofCapacity(cluster, (nodes) => {
    const hasStrategy = not(is(nodes.spotAllocationStrategy, "none"));
    const lost = (key: string, got: unknown, isUsual: Claim["holds"]) => ({
      path: [key],
      holds: either(areGroups(cluster), either(hasStrategy, isUsual)),
      problem: text`has no effect with ${NO_STRATEGY}`,
      got,
      fix: "remove it, or choose a strategy",
    });
    const { spotTimeoutMinutes: minutes, spotTimeoutAction: action } = nodes;
    return [
      lost("spot_timeout_minutes", minutes, isWritten(minutes, SPOT_DEFAULTS.timeoutMinutes)),
      lost("spot_timeout_action", action, isWritten(action, SPOT_DEFAULTS.timeoutAction)),
    ];
  });
}
