import { closest } from "fastest-levenshtein";
import type { Path } from "../rule/finding";
import { type Found, found } from "../rule/requirement";
import { CATALOG_DATE, instanceFacts, instanceTypeNames } from "./catalog";

/** What is said of each type that the catalog does not have: new, or misspelt. */
export function unknownTypes(types: [Path, string][]): Found[] {
  return types
    .filter(([, type]) => instanceFacts(type) === undefined)
    .map(([path, type]) =>
      found(path, {
        problem: `is not in the catalog of ${CATALOG_DATE}; its size and price are not checked`,
        got: type,
        fix: `if it is no new type, did you mean ${closest(type, instanceTypeNames())}?`,
      }),
    );
}
