import type { JsonSchema } from "./json-schema";
import { visible } from "./visible";

/** The words in which a value is refused, wherever that happens: in an environment file, or in a module's input. */

export const WRONG_TYPE = "has the wrong type";
export const NOT_POSSIBLE = "is not possible";
export const NOT_A_NAME = "is not a possible name";
/** What is said of an entry that a list has already. */
export const TWICE = { problem: "is named twice", fix: "remove one" };
const UNKNOWN_WORD = "is not a known word";

export const TYPE_WORDS: Record<string, string> = {
  string: "a text; quote it if it looks like a number",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list, such as [a, b]",
  record: "a block of keys",
  object: "a block of keys",
};

/** What is said of a value that is none of several: a word, or a number. */
export function noneOf(values: unknown[]): { problem: string; allowed: string } {
  const all = values.join(", ");
  return typeof values[0] === "number"
    ? { problem: NOT_POSSIBLE, allowed: `one of ${all}` }
    : { problem: UNKNOWN_WORD, allowed: all };
}

type Kind = "string" | "array" | "number";

/** What a limit is about; all numbers are alike. */
export const kindOf = (origin = "number"): Kind => (origin === "string" || origin === "array" ? origin : "number");

export const TOO_LITTLE: Record<Kind, string> = {
  string: "is too short",
  array: "has too few entries",
  number: "is too small",
};
export const TOO_MUCH: Record<Kind, string> = {
  string: "is too long",
  array: "has too many entries",
  number: "is too large",
};

/** `5 to 1440`, `at most 32 characters`, `at least 1 entry`: the limits of a field, whatever it measures. */
export function range(schema: JsonSchema): string {
  const min = schema.minimum ?? schema.minLength ?? schema.minItems ?? above(schema.exclusiveMinimum);
  const max = schema.maximum ?? schema.maxLength ?? schema.maxItems;
  const limits = min === undefined ? `at most ${max}` : max === undefined ? `at least ${min}` : `${min} to ${max}`;
  const [one, many] = UNITS[schema.type ?? ""] ?? ["", ""];
  return limits + (limits.endsWith(" 1") ? one : many);
}

const UNITS: Record<string, [one: string, many: string]> = {
  string: [" character", " characters"],
  array: [" entry", " entries"],
};

const above = (limit: number | undefined) => (limit === undefined ? undefined : `more than ${limit}`);

/** A refusal in one text: the place, what is wrong and the value, then what is allowed and what to do. */
export function refusal(
  place: string,
  { problem, got, allowed, fix }: { problem: string; got?: string; allowed?: string; fix?: string },
): string {
  const advice = [allowed && `allowed: ${allowed}`, fix && `fix: ${fix}`].filter(Boolean);
  const lines = [
    `${place}${problem}${got === undefined ? "" : `, got ${got}`}`,
    ...advice.map((line) => `    ${line}`),
  ];
  return lines.map(visible).join("\n");
}
