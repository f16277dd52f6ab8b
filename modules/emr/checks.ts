import { closest, distance } from "fastest-levenshtein";
import type { Circumstances } from "../engine/engine";
import { isoDay, supportPhase } from "../engine/support-period";
import { instanceFacts } from "../instances/catalog";
import { LISTS_DATE, takenSince } from "../instances/emr-types";
import { nearestType } from "../instances/nearest-type";
import { unknownTypes } from "../instances/unknown-types";
import type { Path } from "../rule/finding";
import { type Check, type Found, found } from "../rule/requirement";
import type { ProviderMajor } from "../stack/schema";
import { EMR_APPLICATIONS } from "./applications";
import { isSparkRuntime, newestLike } from "./releases";
import type { Emr } from "./schema";
import { supportOf } from "./standard-support";
import { hasListedTypes, takesType } from "./taken-types";

/** What is said of a file alone, since it takes the catalogue of instance types, EMR's lists, or the day. */
export function emrChecks({ today, providerMajor }: Circumstances): Check<Emr>[] {
  return [
    {
      says: "`release` has standard support for 90 days more",
      source: "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-standard-support.html",
      severity: "warning",
      find: (settings) => isSupported(settings, today),
    },
    {
      says: "`applications` are known of EMR",
      source: "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-release-components.html",
      severity: "warning",
      find: applicationsAreKnown,
    },
    { says: "instance types are in the catalogue", severity: "warning", find: typesAreKnown },
    {
      says: "EMR, and its `release`, takes the instance types",
      source: "https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSupportedInstanceTypes.html",
      find: typesAreTaken,
    },
    {
      says: "`os_release_label` is for AWS provider 6",
      find: (settings) => osReleaseNeedsProvider6(settings, providerMajor),
    },
  ];
}

/** Everything that has instance types. */
function nodesOf({ master, core, task }: Emr): { path: Path; instanceTypes: string[] }[] {
  return Object.entries({ master, core, task }).flatMap(([name, nodes]) =>
    nodes ? [{ path: [name], instanceTypes: nodes.instanceTypes }] : [],
  );
}

function isSupported({ release }: Emr, today: Date): Found[] {
  const support = supportOf(release);
  const phase = support && supportPhase(support.until, today);
  if (support === undefined || phase === "running") {
    return [];
  }
  const { until, extendedUntil = "" } = support;
  const extension =
    extendedUntil >= isoDay(today) ? `; AWS Support extends it to ${extendedUntil} for those who ask` : "";
  return [
    found(["release"], {
      problem:
        phase === "ended"
          ? `is out of standard support, which ended on ${until}${extension}`
          : `is near the end of its standard support, which lasts until ${until}${extension}`,
      got: release,
      fix: `move to a supported release, such as ${newestLike(release)}; it replaces the cluster`,
    }),
  ];
}

function applicationsAreKnown({ release, applications }: Emr): Found[] {
  if (isSparkRuntime(release)) {
    return [];
  }
  const names = EMR_APPLICATIONS.map((name) => name.toLowerCase());
  return applications.flatMap((name, index) => {
    if (names.includes(name.toLowerCase())) {
      return [];
    }
    const near = closest(name, [...EMR_APPLICATIONS].sort());
    return [
      found(["applications", index], {
        problem: "is no application that is known of EMR",
        got: name,
        fix: distance(name, near) <= 2 ? `did you mean ${near}?` : "remove it, unless AWS lists it for the release",
      }),
    ];
  });
}

function typesAreKnown(settings: Emr): Found[] {
  return unknownTypes(
    nodesOf(settings).flatMap(({ path, instanceTypes }) =>
      instanceTypes.map((type, index): [Path, string] => [[...path, "instance_types", index], type]),
    ),
  );
}

function osReleaseNeedsProvider6({ osReleaseLabel }: Emr, providerMajor: ProviderMajor): Found[] {
  return osReleaseLabel === undefined || providerMajor === 6
    ? []
    : [
        found(["os_release_label"], {
          problem: `is not known to AWS provider ${providerMajor}`,
          got: osReleaseLabel,
          fix: "remove it, or write provider: { version: 6 }",
        }),
      ];
}

/**
 * Each release of EMR takes instance types of its own list, and refuses a cluster with any other.
 *
 * Nothing is said of a type that the catalog does not have, which may be newer than the lists.
 * https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSupportedInstanceTypes.html
 */
function typesAreTaken(settings: Emr): Found[] {
  const { release } = settings;
  return hasListedTypes(release)
    ? nodesOf(settings).flatMap(({ path, instanceTypes }) =>
        instanceTypes.flatMap((type, index) =>
          instanceFacts(type) === undefined || takesType(release, type)
            ? []
            : [refused([...path, "instance_types", index], type, release, instanceTypes)],
        ),
      )
    : [];
}

function refused(path: Path, type: string, release: string, beside: string[]): Found {
  const since = takenSince(type);
  return found(path, {
    problem: `is no type that ${since ? release : "EMR"} takes, by EMR's lists of ${LISTS_DATE}`,
    got: type,
    allowed: since?.first.map((label) => `${label} and newer`).join(", "),
    fix: advice(type, release, beside),
    because: [["release"]],
  });
}

function advice(type: string, release: string, beside: string[]): string {
  const near = nearestType(type, (other) => takesType(release, other) && !beside.includes(other));
  if (near === undefined) {
    return `take a newer release, such as ${newestLike(release)}`;
  }
  const swap = `write ${near}, the nearest type that ${release} takes`;
  return takenSince(type) ? `take a newer release, or ${swap}` : swap;
}
