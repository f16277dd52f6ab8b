import { optionalExpression } from "./blocks-at-plan";
import { hcl } from "./expression";
import { looksOf } from "./pattern";
import { isLater, type Value, type Values, value, whenKnown } from "./value";

/** Questions to values: answered now, or when Terraform plans. */

export type Answer = Value<boolean>;

export const ALWAYS: Answer = value(true);
export const NEVER: Answer = value(false);

/** Whether the answer is known, and yes. */
export const isAlways = (answer: Answer): boolean => (answer as unknown) === true;

/** Whether the answer is known, and no. */
export const isNever = (answer: Answer): boolean => (answer as unknown) === false;

/** Whether the answer is yes, or only known when Terraform plans. */
export const isPossible = (answer: Answer): boolean => !isNever(answer);

/** An expression that is true or false. */
export const ask = (words: TemplateStringsArray, ...parts: unknown[]): Answer => hcl(words, ...parts).answer;

export function not(answer: Answer): Answer {
  return whenKnown(
    answer,
    (known) => value(!known),
    (later) => opposites.get(later as unknown as object) ?? opposite(later),
  );
}

/** Twice `not` is nothing. */
const opposites = new WeakMap<object, Answer>();

function opposite(answer: Answer): Answer {
  const other = calls.has(answer as unknown as object) ? ask`!${answer}` : ask`!(${answer})`;
  opposites.set(other as unknown as object, answer);
  return other;
}

/** Expressions that take no parentheses around them. */
const calls = new WeakSet<object>();

function call(answer: Answer): Answer {
  calls.add(answer as unknown as object);
  return answer;
}

export function both(one: Answer, other: Answer): Answer {
  if (isNever(one) || isNever(other)) {
    return NEVER;
  }
  if (isAlways(one)) {
    return other;
  }
  return isAlways(other) ? one : call(ask`(${one} && ${other})`);
}

/** Both, where the other may be unknown while Terraform plans as long as the one is no: `&&` would ask it all the same. */
export function onlyWhere(one: Answer, other: Answer): Answer {
  return [one, other].some((answer) => isAlways(answer) || isNever(answer))
    ? both(one, other)
    : call(ask`(${one} ? ${other} : false)`);
}

export function either(one: Answer, other: Answer): Answer {
  if (isAlways(one) || isAlways(other)) {
    return ALWAYS;
  }
  if (isNever(one)) {
    return other;
  }
  return isNever(other) ? one : call(ask`(${one} || ${other})`);
}

/** Whether a value is that one. */
export function is<T extends string | number | boolean>(one: Value<T>, other: Value<T> | NoInfer<T>): Answer {
  return isLater(one) || isLater(other) ? ask`${operand(one)} == ${operand(other)}` : value((one as unknown) === other);
}

/** What is asked, in parentheses where it takes them; texts and numbers as they are. */
function operand(one: unknown): unknown {
  return typeof one === "object" && one !== null && !calls.has(one) ? ask`(${one})` : one;
}

/** Whether a list has an entry. */
export function includes(list: Value<string[]> | string[], entry: Value<string> | string): Answer {
  return isLater(list) || isLater(entry)
    ? call(ask`contains(${list}, ${entry})`)
    : value((list as string[]).includes(entry as string));
}

export type Amount = Value<number> | number;

export function isMoreThan(one: Amount, other: Amount): Answer {
  return isLater(one) || isLater(other) ? ask`${one} > ${other}` : value(Number(one) > Number(other));
}

export function isAtLeast(one: Amount, other: Amount): Answer {
  return isLater(one) || isLater(other) ? ask`${one} >= ${other}` : value(Number(one) >= Number(other));
}

export function isAtMost(one: Amount, other: Amount): Answer {
  return isLater(one) || isLater(other) ? ask`${one} <= ${other}` : value(Number(one) <= Number(other));
}

/** Whether a text matches a pattern. */
export function matches(text: Value<string>, pattern: RegExp): Answer {
  return whenKnown(
    text,
    (known) => value(pattern.test(known)),
    (later) =>
      looksOf(pattern.source)
        .map((look) => {
          const found = call(ask`can(regex(${look.pattern}, ${later}))`);
          return look.isMeant ? found : not(found);
        })
        .reduce(both),
  );
}

export function startsWith(text: Value<string>, beginning: string): Answer {
  return whenKnown(
    text,
    (known) => value(known.startsWith(beginning)),
    (later) => call(ask`startswith(${later}, ${beginning})`),
  );
}

export function endsWith(text: Value<string>, ending: string): Answer {
  return whenKnown(
    text,
    (known) => value(known.endsWith(ending)),
    (later) => call(ask`endswith(${later}, ${ending})`),
  );
}

/** Whether an optional value is there. */
export function isGiven(optional: Value<unknown>): Answer {
  const later = nullable(optional);
  return later === undefined ? value((optional as unknown) !== undefined) : ask`${later} != null`;
}

/** Whether an optional value is not there. */
export function isMissing(optional: Value<unknown>): Answer {
  const later = nullable(optional);
  return later === undefined ? value((optional as unknown) === undefined) : ask`${later} == null`;
}

/** What is asked of an optional value where there is one; yes where there is none. */
export function whereGiven<T>(optional: Value<T | undefined>, question: (given: Value<T>) => Answer): Answer {
  const later = nullable(optional);
  if (later === undefined) {
    return (optional as unknown) === undefined ? ALWAYS : question(optional as Value<T>);
  }
  const answer = question(optional as Value<T>);
  // Terraform works out both sides of `||`, and reckons with no null.
  return isAlways(answer) ? ALWAYS : call(ask`(${later} == null ? true : ${answer})`);
}

/** What is null where an optional value is missing; undefined for a value that is known. */
export function nullable(optional: unknown): unknown {
  return isLater(optional) ? optional : optionalExpression(optional);
}

/** Whether a list has an entry. */
export function isFilled(list: Value<string[]>): Answer {
  return whenKnown(
    list,
    (known) => value(known.length > 0),
    (later) => ask`length(${later}) > 0`,
  );
}

/** Whether a value is that one, whatever kind both are of. */
export function isWritten(one: Value<unknown>, other: unknown): Answer {
  return isLater(one)
    ? ask`jsonencode(${one}) == ${JSON.stringify(other)}`
    : value(JSON.stringify(one) === JSON.stringify(other));
}

/** What is asked of a block that may be missing; no where it is. */
export function ofBlock<B>(block: Value<B | undefined>, question: (block: Values<B>) => Answer): Answer {
  if ((block as unknown) === undefined) {
    return NEVER;
  }
  const answer = question(block as unknown as Values<B>);
  return isAlways(answer) || isNever(answer) || nullable(block) === undefined
    ? answer
    : call(ask`try(${answer}, false)`);
}
