import fc from "fast-check";
import { choices, type JsonSchema, referred } from "../../modules/schema/json-schema";
import { WORDS } from "./words";

/** What JSON Schema says of texts and of keys beside what is read elsewhere. */
interface Described extends JsonSchema {
  pattern?: string;
  allOf?: { pattern?: string }[];
  propertyNames?: Described;
}

/** Blocks within blocks are made so deep at most, where a part of the schema holds itself. */
const DEEPEST = 7;

/** Blocks as deep as this have any number of their keys. */
const DEEP = 3;

/** Values that a part of the schema takes; what several fields are together is left to chance. */
export function valuesFor(schema: JsonSchema, whole: JsonSchema, depth = 0): fc.Arbitrary<unknown> {
  const options = choices(schema);
  if (options.length > 0) {
    return fc.oneof(...options.map((option) => valuesFor(option.schema, whole, depth)));
  }
  if (schema.const !== undefined) {
    return fc.constant(schema.const);
  }
  if (schema.enum) {
    return fc.constantFrom(...schema.enum);
  }
  switch (schema.type) {
    case "object":
      return depth > DEEPEST ? fc.constant({}) : blockOf(schema, whole, depth);
    case "array":
      return listOf(schema, whole, depth);
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return numberOf(schema);
    default:
      return textOf(schema);
  }
}

function blockOf(schema: JsonSchema, whole: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  const { properties, additionalProperties, required = [] } = schema;
  if (!properties && typeof additionalProperties === "object") {
    const keys = textOf((schema as Described).propertyNames ?? {});
    return fc.dictionary(keys, valuesFor(resolve(additionalProperties, whole), whole, depth + 1), {
      minKeys: 1,
      maxKeys: 3,
    });
  }
  const fields = Object.entries(properties ?? {});
  const made = Object.fromEntries(
    fields.map(([key, field]) => [key, valuesFor(resolve(field, whole), whole, depth + 1)]),
  );
  // A few keys of a block: a file of all keys is refused for one of them. Deep blocks are rare enough.
  const optional = fields.map(([key]) => key).filter((key) => !required.includes(key));
  const some = fc.subarray(optional, { maxLength: depth < DEEP ? Math.min(3, optional.length) : optional.length });
  return some.chain((keys) =>
    fc.record(Object.fromEntries([...required, ...keys].map((key) => [key, made[key] as fc.Arbitrary<unknown>]))),
  );
}

function listOf(schema: JsonSchema, whole: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  const { minItems = 0, maxItems = 3, items = {} } = schema;
  const entry = valuesFor(resolve(items, whole), whole, depth + 1);
  return fc.uniqueArray(entry, {
    minLength: Math.min(minItems, 3),
    maxLength: Math.min(maxItems, 3),
    selector: JSON.stringify,
  });
}

function numberOf({ minimum, exclusiveMinimum, maximum, type }: JsonSchema): fc.Arbitrary<unknown> {
  const min = minimum ?? exclusiveMinimum ?? 0;
  const max = Math.min(maximum ?? 10_000, min + 100_000);
  const whole = fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
  return type === "integer" ? fc.oneof(whole, fc.constantFrom(Math.ceil(min), Math.floor(max))) : whole;
}

function textOf(schema: Described): fc.Arbitrary<string> {
  const patterns = [schema, ...(schema.allOf ?? [])].flatMap(({ pattern }) =>
    pattern ? [new RegExp(pattern, "u")] : [],
  );
  const examples = [...(schema.examples ?? []), schema.default].filter((one) => typeof one === "string");
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  const fit = [...new Set([...examples, ...WORDS])].filter(
    (word) => word.length >= minLength && word.length <= maxLength && patterns.every((pattern) => pattern.test(word)),
  );
  return fc.constantFrom(...(fit.length > 0 ? fit : WORDS));
}

const resolve = (schema: JsonSchema, whole: JsonSchema): JsonSchema => referred(schema, whole) ?? {};
