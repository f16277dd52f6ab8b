import { z } from "zod";
import { changeText } from "../schema/change";
import type { JsonSchema } from "../schema/json-schema";
import { EXTENSION_KEYS } from "./leniency";
import { environmentSchema } from "./schema";

let made: JsonSchema | undefined;

/** The environment file as JSON Schema: what editors complete and check from. Made once; nobody changes it. */
export function environmentJsonSchema(): JsonSchema {
  made ??= makeSchema();
  return made;
}

function makeSchema(): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(environmentSchema, {
    io: "input",
    target: "draft-7",
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) {
        jsonSchema.patternProperties = { [EXTENSION_KEYS]: {} };
      }
    },
  });
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
  const { "x-change": change, "x-page": _, ...rest } = value as JsonSchema;
  const schema = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, withChanges(inner)]));
  return change === undefined
    ? schema
    : { ...schema, description: [rest.description, `A change: ${changeText(change)}.`].filter(Boolean).join(" ") };
}
