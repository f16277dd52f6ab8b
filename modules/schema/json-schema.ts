import type { Change } from "./change";
import { ownValue } from "./own-value";

export interface JsonSchema {
  /** `#/definitions/…`: a part that holds itself stands among the definitions of the whole. */
  $ref?: string;
  definitions?: Record<string, JsonSchema>;
  type?: string;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  /** Keys of a block that mean nothing. */
  patternProperties?: Record<string, JsonSchema>;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  oneOf?: JsonSchema[];
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  required?: string[];
  description?: string;
  examples?: unknown[];
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  /** What a change of the field does to an environment that runs. */
  "x-change"?: Change;
  /** The page that the grammar of a text comes from. */
  "x-page"?: string;
}

/** The alternatives of a block that is chosen by one word, such as the engine of a cluster. */
interface Choice {
  word: string;
  value: unknown;
  schema: JsonSchema;
}

export function choices(schema: JsonSchema): Choice[] {
  return (schema.oneOf ?? []).flatMap((option) => {
    const chosen = Object.entries(option.properties ?? {}).find(([, property]) => property.const !== undefined);
    return chosen ? [{ word: chosen[0], value: chosen[1].const, schema: option }] : [];
  });
}

/** The part of the schema that describes `value`, where one word of the value chooses among several. */
export function chosen(schema: JsonSchema, value: unknown): JsonSchema {
  const words = (value ?? {}) as Record<string, unknown>;
  return choices(schema).find(({ word, value }) => ownValue(words, word) === value)?.schema ?? schema;
}

/** The part of the schema one key further down; undefined where it describes no such key. */
export function below(
  schema: JsonSchema | undefined,
  key: string | number,
  value: unknown,
  whole: JsonSchema,
): JsonSchema | undefined {
  if (!schema) {
    return undefined;
  }
  const block = chosen(schema, value);
  if (typeof key === "number") {
    return referred(block.items, whole);
  }
  const others = typeof block.additionalProperties === "object" ? block.additionalProperties : undefined;
  return referred(ownValue(block.properties, key) ?? others, whole);
}

/** What a `$ref` stands for; all else is itself. */
export function referred(schema: JsonSchema | undefined, whole: JsonSchema): JsonSchema | undefined {
  return schema?.$ref === undefined ? schema : ownValue(whole.definitions, schema.$ref.replace("#/definitions/", ""));
}
