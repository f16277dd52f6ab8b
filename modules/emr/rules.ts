import { type Finding, fault } from "../rule/finding";
import type { ProviderMajor } from "../stack/schema";
import { fleetRules } from "./rules/fleets";
import { groupRules } from "./rules/groups";
import { instanceRules } from "./rules/instances";
import { releaseRules } from "./rules/release";
import type { EmrRule } from "./rules/rule";
import { scalingRules } from "./rules/scaling";
import type { Emr } from "./schema";

/**
 * What EMR asks of a cluster, beyond the form of each field.
 *
 * `today` decides which releases are near the end of their support.
 */
export function emrRules(today: Date, providerMajor: ProviderMajor): EmrRule[] {
  return [
    ...releaseRules(today),
    ...instanceRules,
    ...fleetRules,
    ...groupRules,
    ...scalingRules,
    (settings) => osReleaseNeedsProvider6(settings, providerMajor),
  ];
}

function osReleaseNeedsProvider6({ osReleaseLabel }: Emr, providerMajor: ProviderMajor): Finding[] {
  return osReleaseLabel === undefined || providerMajor === 6
    ? []
    : [
        fault(["cluster", "os_release_label"], {
          problem: `is not known to AWS provider ${providerMajor}`,
          got: osReleaseLabel,
          fix: "remove it, or write provider: { version: 6 }",
        }),
      ];
}
