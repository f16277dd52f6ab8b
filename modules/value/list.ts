import { ref, Token } from "cdktf";
import { BlocksAtPlan } from "./blocks-at-plan";
import { given } from "./choice";
import { hcl } from "./expression";
import { type Answer, ask, isAlways, isFilled, isNever } from "./question";
import { isLater, type Value, type Values, value, whenKnown } from "./value";

/** Lists of texts that are made of values. */

export type Texts = Value<string[]> | string[];

/** The first entry of a list that has one. */
export function first(list: Value<string[]>): Value<string> {
  return whenKnown(
    list,
    ([entry]) => value(entry as string),
    (later) => hcl`${later}[0]`.text,
  );
}

/** Every entry with a text before it. */
export function prefixed(prefix: string, list: Value<string[]>): Value<string[]> {
  return whenKnown(
    list,
    (known) => value(known.map((entry) => `${prefix}${entry}`)),
    (later) => hcl`formatlist("%s%s", ${prefix}, ${later})`.list,
  );
}

/** One list behind another. */
export function appended(one: Texts, other: Texts): Value<string[]> {
  return isLater(one) || isLater(other)
    ? hcl`concat(${one}, ${other})`.list
    : value([...(one as string[]), ...(other as string[])]);
}

/** Several lists as one. */
export function joined(lists: Value<string[]>[]): Value<string[]> {
  const [only] = lists;
  return lists.length === 1 && only !== undefined ? only : lists.reduce<Value<string[]>>(appended, value([]));
}

/** Every entry once. */
export function distinct(list: Value<string[]>): Value<string[]> {
  return whenKnown(
    list,
    (known) => value([...new Set(known)]),
    (later) => hcl`distinct(${later})`.list,
  );
}

/** The list where the answer is yes, otherwise an empty one. */
export function listIf(answer: Answer, list: Value<string[]>): Value<string[]> {
  if (isAlways(answer)) {
    return list;
  }
  return isNever(answer) ? value([]) : hcl`(${answer} ? ${list} : [])`.list;
}

/** The list, or none where it is empty. */
export function unlessEmpty(list: Value<string[]>): Value<string[] | undefined> {
  return given(isFilled(list), list);
}

/** A text of each block of a list. */
export function texts<T extends object>(
  list: Value<T[]>,
  text: (block: Values<T>) => Value<string> | string,
): Value<string[]> {
  const blocks: unknown = list;
  return blocks instanceof BlocksAtPlan
    ? hcl`[for entry in ${blocks.expression} : ${text(blocks.entry("entry") as Values<T>)}]`.list
    : value((blocks as Values<T>[]).map((block) => text(block) as unknown as string));
}

/** The entries of which something holds. */
export function where(list: Value<string[]>, holds: (entry: Value<string>) => Answer): Value<string[]> {
  return whenKnown(
    list,
    (known) => value(known.filter((entry) => isAlways(holds(value(entry))))),
    (token) => {
      const one = ref("one");
      return hcl`[for ${one} in ${token} : ${one} if ${holds(value(Token.asString(one)))}]`.list;
    },
  );
}

/** One of two lists. */
export function listBy(answer: Answer, yes: Value<string[]>, no: Value<string[]>): Value<string[]> {
  return whenKnown(
    answer,
    (known) => (known ? yes : no),
    (token) => hcl`(${token} ? ${yes} : ${no})`.list,
  );
}

/** The texts of a map, in the order of its keys. */
export function valuesOf(map: Value<Record<string, string>>): Value<string[]> {
  return whenKnown(
    map,
    (known) =>
      value(
        Object.keys(known)
          .sort()
          .map((key) => known[key] as string),
      ),
    (later) => hcl`values(${later})`.list,
  );
}

/** The keys of a map. */
export function keysOf(map: Value<Record<string, unknown>>): Value<string[]> {
  return whenKnown(
    map,
    (known) => value(Object.keys(known)),
    (token) => {
      const blocks: unknown = token;
      return hcl`keys(${blocks instanceof BlocksAtPlan ? blocks.expression : blocks})`.list;
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

/** Every entry in small letters. */
export function lowerCased(list: Value<string[]>): Value<string[]> {
  return whenKnown(
    list,
    (known) => value(known.map((entry) => entry.toLowerCase())),
    (token) => {
      const one = ref("one");
      return hcl`[for ${one} in ${token} : lower(${one})]`.list;
    },
  );
}
