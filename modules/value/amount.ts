import { Token } from "cdktf";
import { hcl } from "./expression";
import type { Amount, Answer } from "./question";
import { isLater, type Value, value, whenKnown } from "./value";

/** Numbers that follow from values. */

const later = (expression: unknown): Value<number> => value(Token.asNumber(expression));

export function plus(one: Amount, other: Amount): Value<number> {
  return isLater(one) || isLater(other) ? later(hcl`${one} + ${other}`) : value(Number(one) + Number(other));
}

/** The larger of two. */
export function larger(one: Amount, other: Amount): Value<number> {
  return isLater(one) || isLater(other)
    ? later(hcl`max(${one}, ${other})`)
    : value(Math.max(Number(one), Number(other)));
}

/** How many letters a text has, or entries a list. */
export function lengthOf(what: Value<string> | Value<string[]>): Value<number> {
  return whenKnown(
    what as Value<string | string[]>,
    (known) => value(known.length),
    (token) => later(hcl`length(${token})`),
  );
}

/** One of two numbers. */
export function amountBy(answer: Answer, yes: number, no: number): Value<number> {
  return whenKnown(
    answer,
    (known) => value(known ? yes : no),
    (token) => later(hcl`(${token} ? ${yes} : ${no})`),
  );
}
