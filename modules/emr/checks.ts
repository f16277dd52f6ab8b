import type { Circumstances } from "../engine/engine";
import type { Check } from "../rule/requirement";
import { applicationChecks } from "./checks/applications";
import { configurationChecks } from "./checks/configurations";
import { highAvailabilityChecks } from "./checks/high-availability";
import { managedScalingChecks } from "./checks/managed-scaling";
import { releaseChecks } from "./checks/release";
import { spotChecks } from "./checks/spot";
import { typeChecks } from "./checks/types";
import { yarnScalingChecks } from "./checks/yarn-scaling";
import type { Emr } from "./schema";

/**
 * What is said of a file alone: what takes the catalogue of instance types, EMR's lists or the day, and what AWS accepts
 * though nobody wants it, for which a module has no word of caution.
 */
export function emrChecks(circumstances: Circumstances): Check<Emr>[] {
  return [
    ...releaseChecks(circumstances),
    ...applicationChecks,
    ...typeChecks,
    ...highAvailabilityChecks,
    ...managedScalingChecks,
    ...yarnScalingChecks,
    ...spotChecks,
    ...configurationChecks,
  ];
}
