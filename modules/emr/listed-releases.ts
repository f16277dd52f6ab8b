import { closest } from "fastest-levenshtein";
import { LISTED_RELEASES } from "../instances/emr-types";
import { isOlder, lineOf, minorOf } from "./releases";

/** What EMR's own list of its releases says of a label. */

const listed = LISTED_RELEASES.flat();

export const isListed = (release: string): boolean => listed.includes(release);

/** The newest release of the same line that is listed; undefined for a line that is not. */
export function newestListed(release: string): string | undefined {
  return LISTED_RELEASES.find(([first = ""]) => lineOf(first) === lineOf(release))?.at(-1);
}

/** Whether a release is of a line before those that are listed, which begin with 5. */
export const isAncient = (release: string): boolean => isOlder(release, "emr-5.0.0");

/**
 * Whether a release that is not listed may have come after the list: it is of a newer line, newer than all of its own, or
 * a later patch of a listed one.
 */
export function mayBeNew(release: string): boolean {
  const newest = newestListed(release);
  if (newest === undefined || isOlder(newest, release)) {
    return true;
  }
  const patches = listed.filter((label) => minorOf(label) === minorOf(release));
  return patches.length > 0 && patches.every((label) => isOlder(label, release));
}

/** The runtime for Spark of the same version, for a label that only lacks the word. */
export function runtimeOf(release: string): string | undefined {
  const label = release.replace(/^emr-(?=\d)/, "emr-spark-");
  return label !== release && isListed(label) ? label : undefined;
}

/** The listed release that is spelt most like a label. */
export const nearestListed = (release: string): string => closest(release, listed);
