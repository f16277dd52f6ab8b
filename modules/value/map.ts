import { hcl } from "./expression";
import { type Answer, isAlways, isNever } from "./question";
import { isLater, type Value, value, whenKnown } from "./value";

/** Maps that are made of values. */

export type TextMap = Record<string, string>;

/** Two maps in one; the second wins. */
export function mergeMaps(one: Value<TextMap> | TextMap, two: Value<TextMap> | TextMap): Value<TextMap> {
  return isLater(one) || isLater(two)
    ? hcl`merge(${one}, ${two})`.map
    : value({ ...(one as TextMap), ...(two as TextMap) });
}

/** The map where the answer is yes, otherwise an empty one. */
export function mapIf(answer: Answer, map: Value<TextMap>): Value<TextMap> {
  if (isAlways(answer)) {
    return map;
  }
  return isNever(answer) ? value({}) : hcl`{ for key, entry in ${map} : key => entry if ${answer} }`.map;
}

/** A number of a map, or another where the map has none of that key. */
export function lookup(map: Value<Record<string, number>>, key: Value<string>, fallback: number): Value<number> {
  return isLater(map) || isLater(key)
    ? hcl`lookup(${map}, ${key}, ${fallback})`.number
    : value((map as unknown as Record<string, number>)[key as unknown as string] ?? fallback);
}

/**
 * A list as a map, for what is repeated by key: a known list by its entries; one that only Terraform knows by position,
 * since its entries may be unknown until they are applied.
 */
export function keyed(list: Value<string[]>): Value<TextMap> {
  return whenKnown(
    list,
    (known) => value(Object.fromEntries(known.map((entry) => [entry, entry]))),
    (later) => hcl`{ for index, entry in ${later} : index => entry }`.map,
  );
}
