import { CATALOG_DATE, instanceFacts } from "../../instances/catalog";
import type { Claim, Rule } from "../../rule/claim";
import { set, text, type Words } from "../../rule/text";
import { first } from "../../value/list";
import { lengthOf } from "../../value/number";
import { either, is, isAtMost, isGiven, isMissing, isMoreThan, isWritten } from "../../value/question";
import { type Value, whenKnown } from "../../value/value";
import { SPOT_DEFAULTS } from "../capacity-schema";
import { type Capacity, type Cluster, ofCapacity, ofNodes } from "./nodes";

const GROUPS_PAGE = "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-uniform-instance-group.html";

/** What EMR asks of instance groups. */
export const groupRules: Rule<Cluster>[] = [
  { says: "a group has one instance type", source: GROUPS_PAGE, claims: oneType },
  { says: "a group is either spot or on demand", source: GROUPS_PAGE, claims: spotOrOnDemand },
  { says: "a spot group has a `bid_price`", source: GROUPS_PAGE, claims: spotHasPrice },
  { says: "a group without spot has no `bid_price`", source: GROUPS_PAGE, claims: priceHasSpot },
  { says: "a group has no settings of a fleet", claims: noFleetSettings },
];

const areFleets = ({ instances }: Cluster) => is(instances, "fleets");

const FLEETS = set("instances", "fleets");
const GROUPS = set("instances", "groups");

function oneType(cluster: Cluster): Claim[] {
  return ofNodes(cluster, (types) => [
    {
      path: ["instance_types"],
      holds: either(areFleets(cluster), isAtMost(lengthOf(types), 1)),
      problem: "names several types; a group has one",
      got: types,
      allowed: text`exactly one type with ${GROUPS}`,
      fix: text`write ${set("instance_types", [first(types)])}, or ${FLEETS}`,
    },
  ]);
}

function spotOrOnDemand(cluster: Cluster): Claim[] {
  return ofCapacity(cluster, ({ onDemand, spot }) => [
    {
      path: ["on_demand"],
      holds: either(areFleets(cluster), either(isAtMost(onDemand, 0), isAtMost(spot, 0))),
      problem: text`makes the group both on demand (${onDemand}) and spot (${spot})`,
      allowed: text`one of on_demand and spot above 0 with ${GROUPS}`,
      fix: text`write ${set("spot", 0)}, or ${set("on_demand", 0)}, or ${FLEETS}`,
    },
  ]);
}

function spotHasPrice(cluster: Cluster): Claim[] {
  return ofCapacity(cluster, ({ spot, bidPrice, instanceTypes }) => [
    {
      path: ["bid_price"],
      holds: either(areFleets(cluster), either(isAtMost(spot, 0), isGiven(bidPrice))),
      problem: "is missing; a spot group needs it",
      allowed: "a price in US dollars per hour, in quotes",
      fix: suggestPrice(first(instanceTypes)),
    },
  ]);
}

function priceHasSpot(cluster: Cluster): Claim[] {
  return ofCapacity(cluster, ({ spot, bidPrice }) => [
    {
      path: ["bid_price"],
      holds: either(areFleets(cluster), either(isMissing(bidPrice), isMoreThan(spot, 0))),
      problem: text`has no effect with ${set("spot", 0)}`,
      got: bidPrice,
      fix: "remove it, or write spot instead of on_demand",
    },
  ]);
}

/** With the on-demand price as the limit, spot is interrupted for want of capacity only. */
function suggestPrice(type: Value<string>): Words {
  const price = whenKnown<string, number | null | undefined>(
    type,
    (known) => instanceFacts(known)?.usd_per_hour,
    () => undefined,
  );
  return price
    ? text`write bid_price: "${price}", the on-demand price of ${type} in us-east-1 (${CATALOG_DATE})`
    : text`write the on-demand price of ${type} in your region`;
}

/** A setting with a default can only be told from it where it differs. */
function noFleetSettings(cluster: Cluster): Claim[] {
  return ofCapacity(cluster, (nodes) =>
    fleetSettings(nodes).map(([key, got, usual]) => ({
      path: [key],
      holds: either(areFleets(cluster), isWritten(got, usual)),
      problem: "is only for instance fleets",
      got,
      fix: key === "bid_percentage" ? text`write bid_price, or ${FLEETS}` : text`remove it, or write ${FLEETS}`,
    })),
  );
}

function fleetSettings(nodes: Capacity): [key: string, got: Value<unknown>, usual: unknown][] {
  return [
    ["weights", nodes.weights, {}],
    ["bid_percentage", nodes.bidPercentage, SPOT_DEFAULTS.bidPercentage],
    ["spot_timeout_minutes", nodes.spotTimeoutMinutes, SPOT_DEFAULTS.timeoutMinutes],
    ["spot_timeout_action", nodes.spotTimeoutAction, SPOT_DEFAULTS.timeoutAction],
    ["spot_allocation_strategy", nodes.spotAllocationStrategy, SPOT_DEFAULTS.allocationStrategy],
  ];
}
