import { takenSince } from "../instances/emr-types";
import { newestListed } from "./listed-releases";
import { isOlder, lineOf } from "./releases";

/** Whether the types of a release are known: it is of a line whose list we have, and no newer than that. */
export function hasListedTypes(release: string): boolean {
  const newest = newestListed(release);
  return newest !== undefined && !isOlder(newest, release);
}

/** Whether a release, whose types are listed, takes an instance type. */
export function takesType(release: string, type: string): boolean {
  const { first = [], also = [] } = takenSince(type) ?? {};
  return also.includes(release) || first.some((label) => lineOf(label) === lineOf(release) && !isOlder(release, label));
}
