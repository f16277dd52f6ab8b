import type { z } from "zod";
import { below, choices, chosen, type JsonSchema } from "../schema/json-schema";
import { nearest } from "../schema/nearest";
import { ownValue } from "../schema/own-value";
import {
  kindOf,
  NOT_A_NAME,
  NOT_POSSIBLE,
  noneOf,
  range,
  TOO_LITTLE,
  TOO_MUCH,
  TWICE,
  TYPE_WORDS,
  WRONG_TYPE,
} from "../schema/refusal";
import { type Finding, fault, type Path } from "./finding";

type Issue = z.core.$ZodIssue;

/** Keys that people bring from elsewhere and that can never work here: why not. */
const RETIRED_KEYS: Record<string, string> = {
  block_duration_minutes: "AWS ended spot blocks on 2022-12-31",
  spot_block_minutes: "AWS ended spot blocks on 2022-12-31",
};

/** Say what the schema found in this project's own words: the value, what is allowed, the fix. */
export function explain(issues: Issue[], input: unknown, schema: JsonSchema): Finding[] {
  return issues
    .filter((issue) => !isSpeltOtherwise(issue.path as Path, input))
    .flatMap((issue) => explainIssue(issue, input, schema));
}

/** What is left of a key without its case and its separators: the same for `instance_types`, `InstanceTypes`, `instance-types`. */
const letters = (key: string) => key.replace(/[-_\s]/g, "").toLowerCase();

/** Whether a key is missing only since it stands there in another spelling, of which enough is said. */
function isSpeltOtherwise(path: Path, input: unknown): boolean {
  const key = path.at(-1);
  const block = valueAt(input, path.slice(0, -1));
  return (
    typeof key === "string" &&
    typeof block === "object" &&
    block !== null &&
    !Object.hasOwn(block, key) &&
    Object.keys(block).some((other) => letters(other) === letters(key))
  );
}

function explainIssue(issue: Issue, input: unknown, schema: JsonSchema): Finding[] {
  const path = issue.path as Path;
  const got = valueAt(input, path);
  if (got === undefined && issue.code !== "unrecognized_keys" && issue.code !== "invalid_key") {
    return [missing(path, input, schema)];
  }
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.flatMap((key) => {
        const otherwise = speltOtherwise(got, schemaAt(schema, path, input), schema, path, key);
        return otherwise.length > 0 ? otherwise : [unknownKey([...path, key], input, schema)];
      });
    case "invalid_type":
      if (got === null) {
        return [
          fault(path, {
            problem: "has no value",
            allowed: TYPE_WORDS[issue.expected] ?? issue.expected,
            fix: "write one, or remove the key",
          }),
        ];
      }
      if (issue.expected === "number" && typeof got === "number") {
        // Not a finite one.
        return [fault(path, { problem: NOT_POSSIBLE, got, allowed: range(schemaAt(schema, path, input) ?? {}) })];
      }
      return [fault(path, { problem: WRONG_TYPE, got, allowed: TYPE_WORDS[issue.expected] ?? issue.expected })];
    case "invalid_union":
      return [unknownWord(path, got, wordsOf(schema, path, input))];
    case "invalid_value":
      return [unknownWord(path, got, issue.values)];
    case "invalid_key":
      return [
        fault(path, {
          problem: NOT_A_NAME,
          allowed: allowedName(issue.issues, schemaAt(schema, path.slice(0, -1), input)),
        }),
      ];
    case "too_small":
    case "too_big":
      return [
        fault(path, {
          problem: issue.code === "too_small" ? TOO_LITTLE[kindOf(issue.origin)] : TOO_MUCH[kindOf(issue.origin)],
          got,
          allowed: range(schemaAt(schema, path, input) ?? {}),
        }),
      ];
    default:
      return issue.message === TWICE.problem
        ? [fault(path, { ...TWICE, got })]
        : [fault(path, { problem: NOT_POSSIBLE, got, allowed: issue.message })];
  }
}

/** What a key would have to be: by its grammar, which says all, or by its length alone. */
function allowedName(issues: Issue[], block: JsonSchema | undefined): string {
  const words = issues.find(({ code }) => code === "invalid_format")?.message;
  return words ?? range(block?.propertyNames ?? {});
}

/** The words among which a choice such as `engine` is made. */
function wordsOf(schema: JsonSchema, path: Path, input: unknown): string[] {
  return choices(schemaAt(schema, path.slice(0, -1), input) ?? {}).map((choice) => String(choice.value));
}

function unknownWord(path: Path, got: unknown, words: unknown[]): Finding {
  return fault(path, { ...noneOf(words), got, fix: nearest(got, words.map(String)) });
}

/**
 * What is said of a key that is known but for its spelling, and of all such keys below it; nothing if it is unknown.
 *
 * @param only the one key of the block to look at. Default: all of them
 */
function speltOtherwise(
  value: unknown,
  schema: JsonSchema | undefined,
  whole: JsonSchema,
  path: Path,
  only?: string,
): Finding[] {
  if (schema === undefined || typeof value !== "object" || value === null) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((entry, at) => speltOtherwise(entry, below(schema, at, value, whole), whole, [...path, at]));
  }
  const known = Object.keys(chosen(schema, value).properties ?? {});
  return (only === undefined ? Object.keys(value) : [only]).flatMap((key) => {
    const same = known.find((one) => letters(one) === letters(key));
    if (same === undefined) {
      return [];
    }
    const place = [...path, key];
    return [
      ...(same === key ? [] : [fault(place, { problem: "is not a known key in this spelling", fix: `write ${same}` })]),
      ...speltOtherwise(
        ownValue(value as Record<string, unknown>, key),
        below(schema, same, value, whole),
        whole,
        place,
      ),
    ];
  });
}

function unknownKey(path: Path, input: unknown, schema: JsonSchema): Finding {
  const key = String(path.at(-1));
  const retired = ownValue(RETIRED_KEYS, key);
  if (retired) {
    return fault(path, { problem: `is not possible: ${retired}`, fix: "remove it" });
  }
  const parent = path.slice(0, -1);
  const block = schemaAt(schema, parent, input) ?? {};
  const home = choices(block).find((choice) => ownValue(choice.schema.properties, key));
  if (home) {
    return fault(path, {
      problem: `belongs to ${home.word}: ${home.value}`,
      fix: `remove it, or write ${home.word}: ${home.value}`,
    });
  }
  const known = Object.keys(chosen(block, valueAt(input, parent)).properties ?? {});
  return fault(path, { problem: "is not a known key", allowed: known.join(", "), fix: nearest(key, known) });
}

/** What a missing field should hold: its words, or its description and an example. */
function missing(path: Path, input: unknown, schema: JsonSchema): Finding {
  const words = wordsOf(schema, path, input);
  const field = schemaAt(schema, path, input) ?? {};
  const [choice] = choices(field);
  const example = choice ? `{ ${choice.word}: ${choice.value} }` : field.examples?.[0];
  return fault(path, {
    problem: "is missing",
    allowed: words.length > 0 ? words.join(", ") : field.description && asClause(field.description),
    fix: example === undefined ? undefined : `add ${path.at(-1)}: ${example}`,
  });
}

const asClause = (sentence: string) =>
  sentence.replace(/\.$/, "").replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());

function schemaAt(schema: JsonSchema, path: Path, input: unknown): JsonSchema | undefined {
  return path.reduce<JsonSchema | undefined>(
    (at, key, depth) => below(at, key, valueAt(input, path.slice(0, depth)), schema),
    schema,
  );
}

export function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? ownValue(value as Record<string, unknown>, String(key)) : undefined,
    input,
  );
}
