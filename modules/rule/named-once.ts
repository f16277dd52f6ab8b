import { isFirstAt } from "../value/list";
import type { Value } from "../value/value";
import type { Claim } from "./claim";
import { eachEntry } from "./entries";
import type { Path } from "./finding";

/** No entry of a list stands in it twice. */
export function namedOnce(list: Value<string[]> | Value<string[] | undefined>, path: Path): Claim[] {
  return eachEntry(list, path, (entry, place, at) => ({
    path: place,
    holds: isFirstAt(list as Value<string[]>, entry, at),
    problem: "is named twice",
    got: entry,
    fix: "remove one",
  }));
}
