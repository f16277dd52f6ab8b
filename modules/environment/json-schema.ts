import { z } from "zod";
import { changeText } from "../schema/change";
import type { JsonSchema } from "../schema/json-schema";
import { environmentSchema } from "./schema";

/** The environment file as JSON Schema: what editors complete and check from. */
export function environmentJsonSchema(): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(environmentSchema, { io: "input", target: "draft-7" });
  return { $schema, title: "terraspark environment", ...schema } as JsonSchema;
}

/** The same with its references followed: a configuration of EMR, which may hold others, then holds itself. */
export function followedJsonSchema(): JsonSchema {
  const schema = environmentJsonSchema();
  follow(schema, (schema as { definitions?: Record<string, JsonSchema> }).definitions ?? {}, new Set());
  return schema;
}

function follow(part: object, definitions: Record<string, JsonSchema>, seen: Set<object>): void {
  if (seen.has(part)) {
    return;
  }
  seen.add(part);
  for (const [key, inner] of Object.entries(part)) {
    if (typeof inner === "object" && inner !== null) {
      const { $ref: reference } = inner as { $ref?: string };
      const target = reference === undefined ? inner : definitions[reference.replace("#/definitions/", "")];
      Object.assign(part, { [key]: target });
      follow(target ?? {}, definitions, seen);
    }
  }
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
  const { "x-change": change, "x-page": _, ...rest } = value as JsonSchema;
  const schema = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, withChanges(inner)]));
  return change === undefined
    ? schema
    : { ...schema, description: [rest.description, `A change: ${changeText(change)}.`].filter(Boolean).join(" ") };
}
