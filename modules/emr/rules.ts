import type { Rule } from "../rule/claim";
import { applicationRules } from "./rules/applications";
import { configurationRules } from "./rules/configurations";
import { fleetRules } from "./rules/fleets";
import { groupRules } from "./rules/groups";
import { highAvailabilityRules } from "./rules/high-availability";
import { instanceRules } from "./rules/instances";
import type { Cluster } from "./rules/nodes";
import { releaseRules } from "./rules/release";
import { roomToGrowRules } from "./rules/room-to-grow";
import { scalingRules } from "./rules/scaling";
import { yarnScalingRules } from "./rules/yarn-scaling";

/** What EMR asks of a cluster, beyond the form of each field. */
export const emrRules: Rule<Cluster>[] = [
  ...releaseRules,
  ...applicationRules,
  ...instanceRules,
  ...fleetRules,
  ...groupRules,
  ...scalingRules,
  ...roomToGrowRules,
  ...yarnScalingRules,
  ...configurationRules,
  ...highAvailabilityRules,
];
