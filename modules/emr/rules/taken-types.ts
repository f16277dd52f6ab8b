import { instanceFacts } from "../../instances/catalog";
import { LISTS_DATE, takenSince } from "../../instances/emr-types";
import { nearestType } from "../../instances/nearest-type";
import { type Finding, fault, type Path } from "../../rule/finding";
import { newestLike } from "../releases";
import type { Emr } from "../schema";
import { hasListedTypes, takesType } from "../taken-types";
import { nodeBlocks } from "./blocks";

/**
 * Each release of EMR takes instance types of its own list, and refuses a cluster with any other.
 *
 * Nothing is said of a type that the catalog does not have, which may be newer than the lists.
 * https://docs.aws.amazon.com/emr/latest/APIReference/API_ListSupportedInstanceTypes.html
 */
export function typesAreTaken(settings: Emr): Finding[] {
  const { release } = settings;
  return hasListedTypes(release)
    ? nodeBlocks(settings).flatMap(({ path, settings: { instanceTypes } }) =>
        instanceTypes.flatMap((type, index) =>
          instanceFacts(type) === undefined || takesType(release, type)
            ? []
            : [refused([...path, "instance_types", index], type, release, instanceTypes)],
        ),
      )
    : [];
}

function refused(path: Path, type: string, release: string, beside: string[]): Finding {
  const since = takenSince(type);
  return fault(path, {
    problem: `is no type that ${since ? release : "EMR"} takes, by EMR's lists of ${LISTS_DATE}`,
    got: type,
    allowed: since?.first.map((label) => `${label} and newer`).join(", "),
    fix: advice(type, release, beside),
    because: [["cluster", "release"]],
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
