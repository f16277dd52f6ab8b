import { ref, Token } from "cdktf";
import { BlocksAtPlan, optionalExpression } from "../value/blocks-at-plan";
import { keysOf } from "../value/list";
import { isLater, type Value, type Values, value, values } from "../value/value";
import { type Claim, EACH, ENTRY, POSITION } from "./claim";
import type { Path } from "./finding";

/** Claims about each entry of a list: one for each where they are known, otherwise one that Terraform repeats. */
export function eachEntry(
  list: Value<string[]> | Value<string[] | undefined>,
  path: Path,
  claim: (entry: Value<string>, path: Path, at: Value<number>) => Claim,
): Claim[] {
  if (isLater(list)) {
    const entry = value(Token.asString(ref(ENTRY)));
    const made = claim(entry, [...path, EACH], value(Token.asNumber(ref(POSITION))));
    return [{ ...made, over: { expression: list, kind: "list" } }];
  }
  const known = (list as unknown as string[] | undefined) ?? [];
  return known.map((entry, at) => claim(value(entry), [...path, at], value(at)));
}

/** Claims about each key of a map; of one that is known, each at its place in the file. */
export function eachKey(
  map: Value<Record<string, unknown>>,
  path: Path,
  claim: (key: Value<string>, path: Path) => Claim,
): Claim[] {
  if (isLater(map)) {
    return eachEntry(keysOf(map), path, claim);
  }
  return Object.keys(map as unknown as object).map((key) => claim(value(key), [...path, key]));
}

/** Claims about each block of a map of blocks by name. */
export function eachBlock<B extends object>(
  blocks: Value<Record<string, B>>,
  path: Path,
  claims: (block: Values<B>, path: Path, name: Value<string>) => Claim[],
): Claim[] {
  const map: unknown = blocks;
  if (map instanceof BlocksAtPlan) {
    const made = claims(map.entry(ENTRY) as Values<B>, [...path, EACH], value(Token.asString(ref(POSITION))));
    return made.map((claim) => ({ ...claim, over: { expression: map.expression, kind: "map" } }));
  }
  return Object.entries(map as Record<string, B>).flatMap(([name, block]) =>
    claims(values(block), [...path, name], value(name)),
  );
}

/** Claims about a block that may be missing; there are none then. */
export function inBlock<B extends object>(
  block: Value<B | undefined> | Values<B>,
  path: Path,
  claims: (block: Values<B>) => Claim[],
): Claim[] {
  if ((block as unknown) === undefined) {
    return [];
  }
  const expression = optionalExpression(block);
  return claims(block as Values<B>).map((claim) => ({
    ...claim,
    path: [...path, ...claim.path],
    within: [...(expression === undefined ? [] : [expression]), ...(claim.within ?? [])],
  }));
}
