import { closest, distance } from "fastest-levenshtein";
import type { Path } from "../../rule/finding";
import { type Check, type Found, found } from "../../rule/requirement";
import { isAlways } from "../../value/question";
import { value } from "../../value/value";
import { EMR_APPLICATIONS, hasApplication } from "../applications";
import { isListed } from "../listed-releases";
import { isSparkRuntime } from "../releases";
import type { Emr } from "../schema";

export const applicationChecks: Check<Emr>[] = [
  {
    says: "`applications` are known of EMR, where the `release` is",
    source: "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-release-components.html",
    find: areOfListedRelease,
  },
  {
    says: "`applications` are known of EMR, where the `release` is newer than its list",
    source: "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-release-components.html",
    severity: "warning",
    find: areKnown,
  },
  {
    says: "`managed_scaling` goes with applications that run on YARN: not with HBase, Presto or Trino",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-scaling.html",
    severity: "warning",
    find: (settings) => (settings.managedScaling ? isBlind(settings, "managed_scaling", "nodes may go") : []),
  },
  {
    says: "`idle_timeout_seconds` goes with applications that run on YARN: not with HBase, Presto or Trino",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-auto-termination-policy.html",
    severity: "warning",
    find: (settings) =>
      settings.idleTimeoutSeconds ? isBlind(settings, "idle_timeout_seconds", "the cluster may end") : [],
  },
];

/** Applications that no release has in any spelling, with what may have been meant. */
function strangers({ release, applications }: Emr): { path: Path; name: string; suggestion?: string }[] {
  const names = EMR_APPLICATIONS.map((name) => name.toLowerCase());
  return isSparkRuntime(release)
    ? []
    : applications.flatMap((name, index) => {
        const near = closest(name, [...EMR_APPLICATIONS].sort());
        const suggestion = distance(name, near) <= 2 ? `did you mean ${near}?` : undefined;
        return names.includes(name.toLowerCase()) ? [] : [{ path: ["applications", index], name, suggestion }];
      });
}

function areOfListedRelease(settings: Emr): Found[] {
  const { release } = settings;
  return isListed(release)
    ? strangers(settings).map(({ path, name, suggestion }) =>
        found(path, {
          problem: `is no application of ${release}`,
          got: name,
          allowed: EMR_APPLICATIONS.filter((one) => isAlways(hasApplication(value(release), one))).join(", "),
          fix: suggestion ?? "remove it",
          because: [["release"]],
        }),
      )
    : [];
}

function areKnown(settings: Emr): Found[] {
  return isListed(settings.release)
    ? []
    : strangers(settings).map(({ path, name, suggestion }) =>
        found(path, {
          problem: "is no application that is known of EMR",
          got: name,
          fix: suggestion ?? "remove it, unless AWS lists it for the release",
        }),
      );
}

/** What runs outside YARN: EMR counts YARN's work alone where it sizes a cluster or ends an idle one. */
const BESIDE_YARN = ["HBase", "Presto", "PrestoSQL", "Trino"];

function isBlind({ applications }: Emr, key: string, consequence: string): Found[] {
  const unseen = applications.filter((name) => BESIDE_YARN.includes(name));
  return unseen.length === 0
    ? []
    : [
        found([key], {
          problem: `does not see the work of ${unseen.join(" and ")}, which is none of YARN's: ${consequence} while it runs`,
          fix: `give these applications a cluster of their own, or remove ${key}`,
          because: [["applications"]],
        }),
      ];
}
