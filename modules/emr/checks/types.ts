import { instanceFacts } from "../../instances/catalog";
import { LISTS_DATE, takenSince } from "../../instances/emr-types";
import { nearestType } from "../../instances/nearest-type";
import { unknownTypes } from "../../instances/unknown-types";
import type { Path } from "../../rule/finding";
import { type Check, type Found, found } from "../../rule/requirement";
import { isListed, mayBeNew } from "../listed-releases";
import { newestLike } from "../releases";
import type { Emr } from "../schema";
import { hasListedTypes, takesType } from "../taken-types";
import { nodesOf } from "./nodes";

export const typeChecks: Check<Emr>[] = [
  { says: "instance types are in the catalogue", severity: "warning", find: areKnown },
  {
    says: "EMR, and its `release`, takes the instance types",
    source: "https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSupportedInstanceTypes.html",
    find: areTaken,
  },
  {
    says: "instance types have 7 GiB of memory or more",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-instances-guidelines.html",
    severity: "warning",
    find: areLargeEnough,
  },
];

/** Each instance type, with its place. */
function typesOf(settings: Emr): { path: Path; type: string; beside: string[] }[] {
  return nodesOf(settings).flatMap(({ path, instanceTypes }) =>
    instanceTypes.map((type, index) => ({ path: [...path, "instance_types", index], type, beside: instanceTypes })),
  );
}

function areKnown(settings: Emr): Found[] {
  return unknownTypes(typesOf(settings).map(({ path, type }): [Path, string] => [path, type]));
}

/**
 * Each release of EMR takes instance types of its own list, and refuses a cluster with any other.
 *
 * Nothing is said of a type that the catalog does not have, which may be newer than the lists.
 */
function areTaken(settings: Emr): Found[] {
  const { release } = settings;
  return hasListedTypes(release) && (isListed(release) || mayBeNew(release))
    ? typesOf(settings).flatMap(({ path, type, beside }) =>
        instanceFacts(type) === undefined || takesType(release, type) ? [] : [refused(path, type, release, beside)],
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

/** Memory of the smallest type that EMR's newer families have (c5.xlarge), less what older ones of that size lack, in MiB. */
const LEAST_MEMORY = 7 * 1024;

/**
 * EMR takes some old types that hold no more than its own daemons: YARN and HDFS leave an executor nothing.
 */
function areLargeEnough(settings: Emr): Found[] {
  return typesOf(settings).flatMap(({ path, type }) => {
    const facts = instanceFacts(type);
    return facts === undefined || facts.memory_mib >= LEAST_MEMORY || !takesType(settings.release, type)
      ? []
      : [
          found(path, {
            problem: `is too small: its ${facts.memory_mib} MiB hold the daemons of Hadoop and little else`,
            got: type,
            fix: "take an xlarge of a newer family, such as m5.xlarge or m6g.xlarge",
          }),
        ];
  });
}
