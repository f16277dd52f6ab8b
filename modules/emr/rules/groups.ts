import { CATALOG_DATE, instanceFacts } from "../../instances/catalog";
import { type Finding, fault } from "../../rule/finding";
import { type EmrCapacity, SPOT_DEFAULTS } from "../capacity-schema";
import type { Emr } from "../schema";
import { capacityBlocks, nodeBlocks } from "./blocks";
import { withInstances } from "./rule";

/** What EMR asks of instance groups. */
export const groupRules = withInstances("groups", [oneType, spotOrOnDemand, spotHasPrice, noFleetSettings]);

function oneType(settings: Emr): Finding[] {
  return nodeBlocks(settings)
    .filter((block) => block.settings.instanceTypes.length > 1)
    .map(({ path, settings: { instanceTypes } }) =>
      fault([...path, "instance_types"], {
        problem: "names several types; a group has one",
        got: instanceTypes,
        allowed: "exactly one type with instances: groups",
        fix: `write instance_types: [${instanceTypes[0]}], or instances: fleets`,
      }),
    );
}

function spotOrOnDemand(settings: Emr): Finding[] {
  return capacityBlocks(settings)
    .filter(({ settings: { onDemand, spot } }) => onDemand > 0 && spot > 0)
    .map(({ path, settings: { onDemand, spot } }) =>
      fault([...path, "on_demand"], {
        problem: `makes the group both on demand (${onDemand}) and spot (${spot})`,
        allowed: "one of on_demand and spot above 0 with instances: groups",
        fix: "write spot: 0, or on_demand: 0, or instances: fleets",
      }),
    );
}

function spotHasPrice(settings: Emr): Finding[] {
  return capacityBlocks(settings)
    .filter(({ settings: { spot, bidPrice } }) => spot > 0 && bidPrice === undefined)
    .map(({ path, settings: { instanceTypes } }) =>
      fault([...path, "bid_price"], {
        problem: "is missing; a spot group needs it",
        allowed: "a price in US dollars per hour, in quotes",
        fix: suggestPrice(instanceTypes[0] as string),
      }),
    );
}

/** With the on-demand price as the limit, spot is interrupted for want of capacity only. */
function suggestPrice(type: string): string {
  const price = instanceFacts(type)?.usd_per_hour;
  return price
    ? `write bid_price: "${price}", the on-demand price of ${type} in us-east-1 (${CATALOG_DATE})`
    : `write the on-demand price of ${type} in your region`;
}

/** A setting with a default can only be told from it where it differs. */
function noFleetSettings(settings: Emr): Finding[] {
  return capacityBlocks(settings).flatMap(({ path, settings: capacity }) =>
    Object.entries(fleetSettings(capacity))
      .filter(([, value]) => value !== undefined)
      .map(([key, got]) =>
        fault([...path, key], {
          problem: "is only for instance fleets",
          got,
          fix:
            key === "bid_percentage"
              ? "write bid_price, or instances: fleets"
              : "remove it, or write instances: fleets",
        }),
      ),
  );
}

function fleetSettings(capacity: EmrCapacity): Record<string, unknown> {
  const unless = <T>(value: T, usual: T) => (value === usual ? undefined : value);
  return {
    weights: Object.keys(capacity.weights).length > 0 ? capacity.weights : undefined,
    bid_percentage: unless(capacity.bidPercentage, SPOT_DEFAULTS.bidPercentage),
    spot_timeout_minutes: unless(capacity.spotTimeoutMinutes, SPOT_DEFAULTS.timeoutMinutes),
    spot_timeout_action: unless(capacity.spotTimeoutAction, SPOT_DEFAULTS.timeoutAction),
    spot_allocation_strategy: unless(capacity.spotAllocationStrategy, SPOT_DEFAULTS.allocationStrategy),
  };
}
