import { ref, Token } from "cdktf";
import { camelCase } from "../schema/block";
import type { FieldSchema } from "../schema/field-schema";
import { BlocksAtPlan, optionalBlock } from "../value/blocks-at-plan";
import { hcl } from "../value/expression";
import type { Values } from "../value/value";
import type { Inputs } from "./input";

/**
 * The variables of a module, in the shape that constructs take settings in: camelCase, with a token for each value.
 *
 * @typeParam S what the schema of the inputs describes
 */
export function variableTokens<S extends object>(inputs: Inputs): Values<S> {
  const tokens = Object.fromEntries(
    Object.entries(inputs).map(([name, { schema, isRequired = false }]) => [
      camelCase(name),
      token(schema, { expression: `var.${name}`, isOptional: !isRequired && schema.default === undefined }),
    ]),
  );
  return tokens as unknown as Values<S>;
}

interface Place {
  expression: string;
  /** Whether it may be missing; a block's fields are there only if it is. */
  isOptional: boolean;
  /** Whether it stands in a block that may be missing. */
  isInside?: boolean;
}

function token(schema: FieldSchema, place: Place): unknown {
  if (schema.properties) {
    return block(schema, place);
  }
  const reference = ref(place.expression);
  switch (schema.type) {
    case "array":
      return schema.items?.properties
        ? new BlocksAtPlan(reference, (expression) =>
            block(schema.items as FieldSchema, { expression, isOptional: false }),
          )
        : Token.asList(reference);
    case "object":
      return typeof schema.additionalProperties === "object" && schema.additionalProperties.properties
        ? new BlocksAtPlan(reference, (expression) =>
            block(schema.additionalProperties as FieldSchema, { expression, isOptional: false }),
          )
        : Token.asStringMap(reference);
    case "integer":
    case "number":
      return Token.asNumber(reference);
    case "boolean":
      return reference;
    default:
      return Token.asString(reference);
  }
}

function block(schema: FieldSchema, { expression, isOptional, isInside }: Place): Record<string, unknown> {
  const fields = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([key, field]) => [
      camelCase(key),
      token(field, {
        expression: `${expression}.${key}`,
        isOptional: !schema.required?.includes(key) && field.default === undefined,
        isInside: isInside || isOptional,
      }),
    ]),
  );
  const reference = ref(expression);
  return isOptional ? optionalBlock(fields, isInside ? hcl`try(${reference}, null)` : reference) : fields;
}
