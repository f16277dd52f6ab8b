import { ref, Token } from "cdktf";
import { hcl } from "./expression";
import { LaterBlocks } from "./later";
import { type Answer, ask, isAlways } from "./question";
import { isLater, type Value, value, whenKnown } from "./value";

/** Lists that follow from values. */

const later = (expression: unknown): Value<string[]> => value(Token.asList(expression));

export function firstOf(list: Value<string[]>): Value<string> {
  return whenKnown(
    list,
    (known) => value(known[0] as string),
    (token) => value(Token.asString(hcl`${token}[0]`)),
  );
}

/** The entries of which something holds. */
export function where(list: Value<string[]>, holds: (entry: Value<string>) => Answer): Value<string[]> {
  return whenKnown(
    list,
    (known) => value(known.filter((entry) => isAlways(holds(value(entry))))),
    (token) => {
      const one = ref("one");
      return later(hcl`[for ${one} in ${token} : ${one} if ${holds(value(Token.asString(one)))}]`);
    },
  );
}

/** One of two lists. */
export function listBy(answer: Answer, yes: Value<string[]>, no: Value<string[]>): Value<string[]> {
  return whenKnown(
    answer,
    (known) => (known ? yes : no),
    (token) => later(hcl`(${token} ? ${yes} : ${no})`),
  );
}

/** One list behind another. */
export function joined(one: Value<string[]>, other: Value<string[]>): Value<string[]> {
  return isLater(one) || isLater(other)
    ? later(hcl`concat(${one}, ${other})`)
    : value([...(one as unknown as string[]), ...(other as unknown as string[])]);
}

/** The keys of a map. */
export function keysOf(map: Value<Record<string, unknown>>): Value<string[]> {
  return whenKnown(
    map,
    (known) => value(Object.keys(known)),
    (token) => {
      const blocks: unknown = token;
      return later(hcl`keys(${blocks instanceof LaterBlocks ? blocks.expression : blocks})`);
    },
  );
}

/** Whether an entry stands at a position, and at none before it. */
export function isFirstAt(list: Value<string[]>, entry: Value<string>, at: Value<number>): Answer {
  return whenKnown(
    list,
    (known) => value(known.indexOf(entry as unknown as string) === (at as unknown as number)),
    (token) => ask`index(${token}, ${entry}) == ${at}`,
  );
}

/** Every entry once. */
export function distinctOf(list: Value<string[]>): Value<string[]> {
  return whenKnown(
    list,
    (known) => value([...new Set(known)]),
    (token) => later(hcl`distinct(${token})`),
  );
}

/** Every entry in small letters. */
export function lowerCased(list: Value<string[]>): Value<string[]> {
  return whenKnown(
    list,
    (known) => value(known.map((entry) => entry.toLowerCase())),
    (token) => {
      const one = ref("one");
      return later(hcl`[for ${one} in ${token} : lower(${one})]`);
    },
  );
}
