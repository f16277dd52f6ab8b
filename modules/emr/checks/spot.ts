import { CATALOG_DATE, instanceFacts } from "../../instances/catalog";
import { type Check, type Found, found } from "../../rule/requirement";
import { SPOT_DEFAULTS } from "../capacity-schema";
import type { Emr } from "../schema";
import { capacitiesOf } from "./nodes";

/** What a cluster says of spot, and of the weights that it is bought by. */
export const spotChecks: Check<Emr>[] = [
  {
    says: "`bid_percentage` and `bid_price` are a tenth of the on-demand price or more, and at most ten times it",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-spot-instances.html",
    severity: "warning",
    find: offersBuy,
  },
  { says: "a fleet that never has spot says nothing of it", severity: "warning", find: spotIsUsed },
  {
    says: "no type weighs more than its fleet asks for",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-instance-fleet.html",
    severity: "warning",
    find: weightsFitTarget,
  },
];

/** Spot is up to 90 % below the on-demand price. */
const LEAST_PERCENTAGE = 10;

/** EC2 takes no more than ten times the on-demand price. */
const MOST_TIMES = 10;

/** What is offered for spot has to buy something. */
function offersBuy(settings: Emr): Found[] {
  return capacitiesOf(settings).flatMap(({ path, nodes }) => {
    const { spot, bidPercentage, bidPrice, instanceTypes } = nodes;
    if (spot === 0 && settings.managedScaling === undefined) {
      return [];
    }
    const [type = ""] = instanceTypes;
    const price = instanceFacts(type)?.usd_per_hour ?? undefined;
    const percentage = settings.instances === "fleets" ? bidPercentage : price && (Number(bidPrice) / price) * 100;
    const key = settings.instances === "fleets" ? "bid_percentage" : "bid_price";
    const because = [[...path, "instance_types"]];
    if (percentage === undefined || Number.isNaN(percentage)) {
      return [];
    }
    if (percentage < LEAST_PERCENTAGE) {
      return [
        found([...path, key], {
          problem: "is less than spot costs: AWS names savings of up to 90 %",
          got: key === "bid_price" ? bidPrice : bidPercentage,
          fix:
            key === "bid_price"
              ? `write "${price}", the on-demand price of ${type} in us-east-1 (${CATALOG_DATE})`
              : "remove it; the default is 100",
          because,
        }),
      ];
    }
    return key === "bid_price" && percentage > MOST_TIMES * 100
      ? [
          found([...path, key], {
            problem: `is more than ten times the on-demand price of ${type}, the most that EC2 takes`,
            got: bidPrice,
            fix: `write "${price}", its on-demand price in us-east-1 (${CATALOG_DATE})`,
            because,
          }),
        ]
      : [];
  });
}

/** A fleet without spot now or later has no use for what is said of spot. */
function spotIsUsed(settings: Emr): Found[] {
  return settings.instances === "groups" || settings.managedScaling
    ? []
    : capacitiesOf(settings).flatMap(({ path, nodes }) => {
        const written = (
          [
            ["bid_percentage", nodes.bidPercentage, SPOT_DEFAULTS.bidPercentage],
            ["spot_timeout_minutes", nodes.spotTimeoutMinutes, SPOT_DEFAULTS.timeoutMinutes],
            ["spot_timeout_action", nodes.spotTimeoutAction, SPOT_DEFAULTS.timeoutAction],
          ] as const
        ).filter(([, got, usual]) => nodes.spot === 0 && nodes.onDemand > 0 && got !== usual);
        return written.map(([key, got]) =>
          found([...path, key], {
            problem: "has no effect with spot: 0",
            got,
            fix: "remove it, or write spot instead of on_demand",
            because: [[...path, "spot"]],
          }),
        );
      });
}

/** A fleet starts instances until their weights reach its target. One that weighs more than the target goes beyond it. */
function weightsFitTarget(settings: Emr): Found[] {
  return settings.instances === "groups" || settings.managedScaling
    ? []
    : capacitiesOf(settings).flatMap(({ path, nodes: { weights, onDemand, spot, instanceTypes } }) => {
        const target = Math.max(onDemand, spot);
        return Object.entries(weights)
          .filter(([type, weight]) => target > 0 && weight > target && instanceTypes.includes(type))
          .map(([type, weight]) =>
            found([...path, "weights", type], {
              problem: `is more than the fleet asks for: one ${type} is ${weight} of ${target} units`,
              got: weight,
              fix: `ask for ${weight} units or more, or take a smaller type`,
              because: [path],
            }),
          );
      });
}
