import { below, chosen, type JsonSchema } from "../schema/json-schema";

/**
 * What a file may hold beside what the schema describes.
 *
 * In every block, keys that begin with `x-` are left to the person who writes, as Compose does: a place for anchors.
 * https://docs.docker.com/reference/compose-file/extension/
 * A key of a block with nothing behind it (`network:`) is the block with its defaults.
 *
 * @returns a copy without the ones and with blocks in place of the others
 */
export function withoutLiberties(value: unknown, whole: JsonSchema, schema = whole): unknown {
  const without = (inner: unknown, field: JsonSchema | undefined) =>
    field ? withoutLiberties(inner, whole, field) : inner;
  if (Array.isArray(value)) {
    return value.map((entry, at) => without(entry, below(schema, at, value, whole)));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const { patternProperties } = chosen(schema, value);
  const kept = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    const field = below(schema, key, value, whole);
    if (!field && patternProperties && isExtension(key)) {
      return [];
    }
    if (inner !== null || !field || !isBlock(field)) {
      return [[key, without(inner, field)]];
    }
    return field.default === undefined ? [[key, {}]] : [];
  });
  return Object.fromEntries(kept);
}

/** Keys of a block that mean nothing here, as a pattern of JSON Schema. */
export const EXTENSION_KEYS = "^x-";

const isExtension = (key: string) => new RegExp(EXTENSION_KEYS).test(key);

const isBlock = ({ type, oneOf }: JsonSchema) => type === "object" || oneOf !== undefined;
