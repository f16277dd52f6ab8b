import type { Environment } from "../environment/schema";
import { type Finding, fault, type Rule } from "../rule/finding";
import { fleetRules } from "./rules/fleets";
import { groupRules } from "./rules/groups";
import { instanceRules } from "./rules/instances";
import { releaseRules } from "./rules/release";
import type { EmrRule } from "./rules/rule";
import { scalingRules } from "./rules/scaling";

/** What EMR asks of a cluster, beyond the form of each field. `today` decides which releases are near the end of their support. */
export function emrRules(today: Date): Rule<Environment>[] {
  const rules: EmrRule[] = [...releaseRules(today), ...instanceRules, ...fleetRules, ...groupRules, ...scalingRules];
  return [
    ...rules.map(
      (rule): Rule<Environment> =>
        ({ cluster }) =>
          cluster.engine === "emr" ? rule(cluster) : [],
    ),
    osReleaseNeedsProvider6,
  ];
}

function osReleaseNeedsProvider6({ cluster, provider }: Environment): Finding[] {
  if (cluster.engine !== "emr" || cluster.osReleaseLabel === undefined || provider.version === 6) {
    return [];
  }
  return [
    fault(["cluster", "os_release_label"], {
      problem: `is not known to AWS provider ${provider.version}`,
      got: cluster.osReleaseLabel,
      fix: "remove it, or write provider: { version: 6 }",
    }),
  ];
}
