import { ref, Token } from "cdktf";
import { camelCase } from "../environment/schema/block";
import type { Inputs } from "./input";
import type { FieldSchema } from "./schema";

/** The variables of a module, in the shape that constructs take settings in: camelCase, with a token for each value. */
export function variableTokens(inputs: Inputs): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { schema }]) => [camelCase(name), token(schema, `var.${name}`)]),
  );
}

function token(schema: FieldSchema, expression: string): unknown {
  if (schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([key, field]) => [camelCase(key), token(field, `${expression}.${key}`)]),
    );
  }
  const reference = ref(expression);
  switch (schema.type) {
    case "array":
      return Token.asList(reference);
    case "object":
      return Token.asStringMap(reference);
    case "integer":
    case "number":
      return Token.asNumber(reference);
    case "boolean":
      return reference;
    default:
      return Token.asString(reference);
  }
}
