import { closest } from "fastest-levenshtein";
import { type Finding, type Path, warning } from "../rule/finding";
import { CATALOG_DATE, instanceFacts, instanceTypeNames } from "./catalog";

/** A warning for each type that the catalog does not have: new, or misspelt. */
export function unknownTypes(types: [Path, string][]): Finding[] {
  return types
    .filter(([, type]) => instanceFacts(type) === undefined)
    .map(([path, type]) =>
      warning(path, {
        problem: `is not in the catalog of ${CATALOG_DATE}; its size and price are not checked`,
        got: type,
        fix: `if it is no new type, did you mean ${closest(type, instanceTypeNames())}?`,
      }),
    );
}
