import type { Change } from "./change";

export interface JsonSchema {
  /** Where the schema stands instead, of a field that may hold itself. */
  $ref?: string;
  type?: string;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
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
  return choices(schema).find((choice) => words[choice.word] === choice.value)?.schema ?? schema;
}

/** The part of the schema one key further down; undefined where it describes no such key. */
export function below(schema: JsonSchema | undefined, key: string | number, value: unknown): JsonSchema | undefined {
  if (!schema) {
    return undefined;
  }
  const block = chosen(schema, value);
  if (typeof key === "number") {
    return block.items;
  }
  const others = typeof block.additionalProperties === "object" ? block.additionalProperties : undefined;
  return block.properties?.[key] ?? others;
}
