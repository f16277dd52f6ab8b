import type { FieldSchema, Pattern } from "./field-schema";

/** The grammar of one text of a schema. */
export interface FieldGrammar {
  /** `workers.instance_types[]`, `vpcs.<name>.cidr`; the names of a map are `vpcs.<name>`. */
  place: string;
  /** Patterns with the words that say what they allow; empty for a text without a grammar. */
  patterns: Pattern[];
  /** Where it comes from; undefined for what is this project's own. */
  page?: string;
}

/** The grammar of every text in a schema, in its order; words of an enumeration have none. */
export function grammarsOf(schema: FieldSchema, place = ""): FieldGrammar[] {
  return inside(schema, place, schema.definitions ?? {});
}

/** @param definitions what blocks that hold others of their kind refer to; one within itself says nothing new */
function inside(schema: FieldSchema, place: string, definitions: Record<string, FieldSchema>): FieldGrammar[] {
  const { $ref, type, properties = {}, propertyNames, additionalProperties, items, oneOf = [] } = schema;
  if ($ref !== undefined) {
    const { [$ref.replace("#/definitions/", "")]: referred, ...others } = definitions;
    return referred === undefined ? [] : inside(referred, place, others);
  }
  if (schema.enum || schema.const !== undefined) {
    return [];
  }
  if (type === "string") {
    return [{ place, patterns: schema.patterns ?? [], page: schema["x-page"] }];
  }
  const walk = (field: FieldSchema, at: string) => inside(field, at, definitions);
  const named = `${place}.<name>`;
  return [
    ...Object.entries(properties).flatMap(([key, field]) => walk(field, place === "" ? key : `${place}.${key}`)),
    ...(propertyNames ? walk(propertyNames, named) : []),
    ...(typeof additionalProperties === "object" ? walk(additionalProperties, named) : []),
    ...(items ? walk(items, `${place}[]`) : []),
    ...(oneOf as FieldSchema[]).flatMap((choice) => walk(choice, place)),
  ];
}
