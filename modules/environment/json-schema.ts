import { z } from "zod";
import { type Change, changeText } from "../schema/change";
import { environmentSchema } from "./schema";

export interface JsonSchema {
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
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  /** What a change of the field does to an environment that runs. */
  "x-change"?: Change;
}

/** The environment file as JSON Schema: what editors complete and check from. */
export function environmentJsonSchema(): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(environmentSchema, { io: "input", target: "draft-7" });
  return { $schema, title: "terraspark environment", ...schema } as JsonSchema;
}

/** The same for editors, which show a field's description while it is written: what a change does is a part of that. */
export function editorJsonSchema(): JsonSchema {
  return withChanges(environmentJsonSchema()) as JsonSchema;
}

function withChanges(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withChanges);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const { "x-change": change, ...rest } = value as JsonSchema;
  const schema = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, withChanges(inner)]));
  return change === undefined
    ? schema
    : { ...schema, description: [rest.description, `A change: ${changeText(change)}.`].filter(Boolean).join(" ") };
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
