import { hcl } from "./expression";
import type { Amount, Answer } from "./question";
import { isLater, type Value, value, whenKnown } from "./value";

/** Numbers that are reckoned from values. */

export function larger(one: Amount, other: Amount): Value<number> {
  return reckoned(
    [one, other],
    (a, b) => Math.max(a, b),
    () => hcl`max(${one}, ${other})`.number,
  );
}

export function smaller(one: Amount, other: Amount): Value<number> {
  return reckoned(
    [one, other],
    (a, b) => Math.min(a, b),
    () => hcl`min(${one}, ${other})`.number,
  );
}

export function difference(one: Amount, other: Amount): Value<number> {
  return reckoned(
    [one, other],
    (a, b) => a - b,
    () => hcl`${one} - ${other}`.number,
  );
}

export function negated(amount: Amount): Value<number> {
  return isLater(amount) ? hcl`-${amount}`.number : value(-Number(amount));
}

function reckoned(
  [one, other]: [Amount, Amount],
  now: (one: number, other: number) => number,
  atPlan: () => Value<number>,
): Value<number> {
  return isLater(one) || isLater(other) ? atPlan() : value(now(Number(one), Number(other)));
}

/** How many letters a text has, or entries a list. */
export function lengthOf(what: Value<string> | Value<string[]>): Value<number> {
  return whenKnown(
    what as Value<string | string[]>,
    (known) => value(known.length),
    (later) => hcl`length(${later})`.number,
  );
}

export function plus(one: Amount, other: Amount): Value<number> {
  return reckoned(
    [one, other],
    (a, b) => a + b,
    () => hcl`${one} + ${other}`.number,
  );
}

/** One of two numbers. */
export function amountBy(answer: Answer, yes: number, no: number): Value<number> {
  return whenKnown(
    answer,
    (known) => value(known ? yes : no),
    (later) => hcl`(${later} ? ${yes} : ${no})`.number,
  );
}

export function product(one: Amount, other: Amount): Value<number> {
  return reckoned(
    [one, other],
    (a, b) => a * b,
    () => hcl`${one} * ${other}`.number,
  );
}
