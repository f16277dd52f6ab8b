import { type Finding, fault, type Path } from "../../rule/finding";
import { SPOT_DEFAULTS } from "../capacity-schema";
import type { Emr } from "../schema";
import { capacityBlocks, nodeBlocks } from "./blocks";
import { withInstances } from "./rule";

/** What EMR asks of instance fleets. */
export const fleetRules = withInstances("fleets", [typeCount, weightsFit, noBidPrice, timeoutNeedsStrategy]);

/** https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-instance-fleet.html */
const TYPES = 5;
const TYPES_WITH_STRATEGY = 30;

/** One fleet without a strategy holds every fleet of the cluster to the lower limit. */
function typeCount(settings: Emr): Finding[] {
  const without = capacityBlocks(settings).filter((block) => block.settings.spotAllocationStrategy === "none");
  const limit = without.length > 0 ? TYPES : TYPES_WITH_STRATEGY;
  const names = without.map(({ name }) => name).join(" and ");
  return nodeBlocks(settings)
    .filter((block) => block.settings.instanceTypes.length > limit)
    .map(({ path, settings: { instanceTypes } }) =>
      fault([...path, "instance_types"], {
        problem: `names ${instanceTypes.length} types`,
        allowed:
          limit === TYPES
            ? `at most ${TYPES} while ${names} has spot_allocation_strategy: none`
            : `at most ${TYPES_WITH_STRATEGY} in a fleet`,
        fix:
          limit === TYPES && instanceTypes.length <= TYPES_WITH_STRATEGY
            ? `remove spot_allocation_strategy from ${names}`
            : `remove ${instanceTypes.length - limit} of them`,
      }),
    );
}

function weightsFit(settings: Emr): Finding[] {
  return capacityBlocks(settings).flatMap(({ path, settings: { weights, instanceTypes } }) =>
    Object.keys(weights)
      .filter((type) => !instanceTypes.includes(type))
      .map((type) =>
        fault([...path, "weights", type], {
          problem: "is a weight for a type that the fleet does not have",
          allowed: instanceTypes.join(", "),
          fix: `add ${type} to instance_types, or remove its weight`,
        }),
      ),
  );
}

function noBidPrice(settings: Emr): Finding[] {
  return capacityBlocks(settings)
    .filter((block) => block.settings.bidPrice !== undefined)
    .map(({ path, settings: { bidPrice } }) =>
      fault([...path, "bid_price"], {
        problem: "is only for instance groups",
        got: bidPrice,
        fix: "write bid_percentage, or cluster.instances: groups",
      }),
    );
}

/** The provider takes a timeout only together with a strategy. */
function timeoutNeedsStrategy(settings: Emr): Finding[] {
  return capacityBlocks(settings)
    .filter((block) => block.settings.spotAllocationStrategy === "none")
    .flatMap(({ path, settings: { spotTimeoutMinutes, spotTimeoutAction } }) => [
      ...(spotTimeoutMinutes === SPOT_DEFAULTS.timeoutMinutes
        ? []
        : [lost([...path, "spot_timeout_minutes"], spotTimeoutMinutes)]),
      ...(spotTimeoutAction === SPOT_DEFAULTS.timeoutAction
        ? []
        : [lost([...path, "spot_timeout_action"], spotTimeoutAction)]),
    ]);
}

const lost = (path: Path, got: unknown): Finding =>
  fault(path, {
    problem: "has no effect with spot_allocation_strategy: none",
    got,
    fix: "remove it, or choose a strategy",
  });
