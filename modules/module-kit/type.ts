import type { FieldSchema } from "../schema/field-schema";

/**
 * The type of a field in Terraform's language, every optional key of a block with its default.
 *
 * @param indent spaces before the line that the type begins in; without it all stands in one line
 */
export function terraformType(schema: FieldSchema, indent?: number): string {
  if (schema.properties) {
    return objectType(schema, indent);
  }
  if (typeof schema.additionalProperties === "object") {
    return `map(${terraformType(schema.additionalProperties, indent)})`;
  }
  if (schema.type === "array") {
    return `list(${terraformType(schema.items ?? {}, indent)})`;
  }
  return { boolean: "bool", integer: "number", number: "number" }[schema.type ?? ""] ?? "string";
}

function objectType(schema: FieldSchema, indent?: number): string {
  const inner = indent === undefined ? undefined : indent + 2;
  const keys = Object.entries(schema.properties ?? {}).map(([key, field]) => {
    const type = terraformType(field, inner);
    const fallback = field.default === undefined ? "" : `, ${literal(field.default)}`;
    return `${key} = ${schema.required?.includes(key) ? type : `optional(${type}${fallback})`}`;
  });
  return inner === undefined
    ? `object({ ${keys.join(", ")} })`
    : `object({\n${keys.map((key) => `${" ".repeat(inner)}${key}\n`).join("")}${" ".repeat(indent ?? 0)}})`;
}

/** A default in Terraform's language, which reads JSON's values but for the colons of maps. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(literal).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => `${key} = ${literal(inner)}`);
    return entries.length > 0 ? `{ ${entries.join(", ")} }` : "{}";
  }
  return JSON.stringify(value);
}
