import { type Expression, hcl } from "./expression";
import { type Answer, isAlways, isGiven, isNever } from "./question";
import { fields, type Value, type Values, whenKnown } from "./value";

/** One of several values. */

type Choosable = string | number | boolean | string[];

/** The value, or another where there is none. */
export function orElse<T extends Choosable>(asked: Value<T | undefined>, fallback: Value<T> | NoInfer<T>): Value<T> {
  return whenKnown(
    asked,
    (known) => (known ?? fallback) as Value<T>,
    (later) => likewise(fallback, hcl`coalesce(${later}, ${fallback})`),
  );
}

/** One of two values. */
export function choose<T extends Choosable>(answer: Answer, yes: Value<T> | T, no: Value<T> | T): Value<T> {
  if (isAlways(answer)) {
    return yes as Value<T>;
  }
  return isNever(answer) ? (no as Value<T>) : likewise(yes, hcl`(${answer} ? ${yes} : ${no})`);
}

/** The value where the answer is yes, otherwise none: null for Terraform, undefined here. */
export function given<T extends Choosable>(answer: Answer, yes: Value<T | undefined>): Value<T | undefined> {
  if (isAlways(answer)) {
    return yes;
  }
  return isNever(answer) ? NONE : likewise(yes, hcl`${answer} ? ${yes} : null`);
}

/** What is made of the fields of an optional block; none where the block is not given. */
export function madeOf<B extends object, T extends Choosable>(
  block: Value<B | undefined>,
  make: (fields: Values<B>) => Value<T>,
): Value<T | undefined> {
  const isThere = isGiven(block);
  return isNever(isThere) ? NONE : given(isThere, make(fields(block)));
}

const NONE = undefined as unknown as Value<undefined>;

/** An expression as a token of the kind of a value. */
function likewise<T>(example: Value<T> | T, expression: Expression): Value<T> {
  const kind: unknown = example;
  if (typeof kind === "number") {
    return expression.number as Value<unknown> as Value<T>;
  }
  if (typeof kind === "string") {
    return expression.text as Value<unknown> as Value<T>;
  }
  return (Array.isArray(kind) ? expression.list : expression.answer) as Value<unknown> as Value<T>;
}
