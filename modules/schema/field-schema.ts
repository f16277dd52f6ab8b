import { z } from "zod";
import type { JsonSchema } from "./json-schema";

/** A pattern and the words that say what it allows. */
export interface Pattern {
  source: string;
  allowed: string;
}

/** A field as JSON Schema, with what JSON Schema has no place for. */
export interface FieldSchema extends JsonSchema {
  properties?: Record<string, FieldSchema>;
  additionalProperties?: boolean | FieldSchema;
  propertyNames?: FieldSchema;
  items?: FieldSchema;
  patterns?: Pattern[];
  /** What a block that holds others of its kind is referred to by. */
  $ref?: string;
  definitions?: Record<string, FieldSchema>;
}

/** What a part of the environment's schema says, in full: types, limits, defaults, sentences, and the words of refusals. */
export function fieldSchema(schema: z.ZodType): FieldSchema {
  return z.toJSONSchema(schema, {
    io: "input",
    target: "draft-7",
    override: ({ zodSchema, jsonSchema }) => {
      const patterns = (zodSchema._zod.def.checks ?? []).flatMap((check) => patternOf(check));
      if (patterns.length > 0) {
        (jsonSchema as FieldSchema).patterns = patterns;
      }
    },
  }) as FieldSchema;
}

function patternOf(check: z.core.$ZodCheck): Pattern[] {
  const { pattern, error } = check._zod.def as { pattern?: RegExp; error?: (issue: object) => string };
  return pattern === undefined ? [] : [{ source: pattern.source, allowed: error?.({}) ?? `what matches ${pattern}` }];
}

/** A block with some of its fields left out or described in another way. */
export function withFields(block: FieldSchema, changes: Record<string, FieldSchema | undefined>): FieldSchema {
  const fields = Object.entries({ ...block.properties, ...changes }).filter(([, field]) => field !== undefined);
  return { ...block, properties: Object.fromEntries(fields) as Record<string, FieldSchema> };
}
