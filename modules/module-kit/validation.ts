import type { FieldSchema } from "../schema/field-schema";
import {
  kindOf,
  NOT_A_NAME,
  NOT_POSSIBLE,
  noneOf,
  range,
  refusal,
  TOO_LITTLE,
  TOO_MUCH,
  TWICE,
  TYPE_WORDS,
  WRONG_TYPE,
} from "../schema/refusal";
import { quote } from "../value/expression";
import { matches } from "../value/pattern";
import { shownJson } from "./shown";

/** A validation block of a Terraform variable. */
export interface Validation {
  condition: string;
  error_message: string;
}

/** What a value has to be, and what is said if it is not. */
interface Check {
  problem: string;
  allowed: string;
  condition: (value: string) => string;
  /** Whether the value is a text, which may hold anything. */
  isText: boolean;
}

/** A value somewhere in a variable: one, or one in each entry of a list. */
interface Place {
  /** How messages name it: `workers.spot.percentage`, `subnet_ids[]`. */
  name: string;
  /** Expression of the list whose entries are looked at; undefined for a single value. */
  list?: string;
  /** Expression of the value; within a list, over `entry`. */
  value: string;
  mayBeNull: boolean;
  /** Expressions of the blocks around it that may be null themselves. */
  around: string[];
}

/** The validation blocks of a variable: everything that its schema says beyond the type, in the schema's words. */
export function validations(name: string, schema: FieldSchema, mayBeNull: boolean): Validation[] {
  return validate({ name, value: `var.${name}`, mayBeNull, around: [] }, schema);
}

function validate(place: Place, schema: FieldSchema): Validation[] {
  const own = checks(schema).map((check) => block(place, check));
  const around = blocksThatMayBeNull(place);
  const fields = Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const mayBeNull = !schema.required?.includes(key) && field.default === undefined;
    return validate(
      { ...place, name: `${place.name}.${key}`, value: `${place.value}.${key}`, mayBeNull, around },
      field,
    );
  });
  return [...own, ...fields, ...validateEntries(place, schema)];
}

/** What stands in a list or in a map: its entries, and the keys of a map. */
function validateEntries(place: Place, schema: FieldSchema): Validation[] {
  const { items, additionalProperties, propertyNames, uniqueItems } = schema;
  const values = typeof additionalProperties === "object" ? additionalProperties : undefined;
  const inside = (read: (collection: string) => string): Place => ({
    name: `${place.name}[]`,
    list: place.list
      ? `flatten([for entry in ${place.list} : ${read(orEmpty(place, items !== undefined))}])`
      : read(orEmpty(place, items !== undefined)),
    value: "entry",
    mayBeNull: false,
    around: [],
  });
  return [
    ...(uniqueItems ? [onceEach(place)] : []),
    ...(items
      ? validate(
          inside((list) => list),
          items,
        )
      : []),
    ...(propertyNames
      ? checks(propertyNames).map((check) =>
          block(
            inside((map) => `keys(${map})`),
            asName(check),
          ),
        )
      : []),
    ...(values
      ? validate(
          inside((map) => `values(${map})`),
          values,
        )
      : []),
  ];
}

/** Nothing stands twice in a list, or in any of several. */
function onceEach(place: Place): Validation {
  const entries = orEmpty(place, true);
  const repeated = `[for at, one in ${entries} : one if index(${entries}, one) < at]`;
  const all = place.list ? `flatten([for entry in ${place.list} : ${repeated}])` : repeated;
  return {
    condition: `\${length(${all}) == 0}`,
    error_message: refusal(`${place.name}[]: `, { ...TWICE, got: `\${jsonencode(${all})}` }),
  };
}

const blocksThatMayBeNull = ({ value, mayBeNull, around }: Place) => (mayBeNull ? [...around, value] : around);

/** An expression, or another one where any of those that it needs is null. */
const unlessNull = (needed: string[], otherwise: string, expression: string) =>
  needed.reduceRight((inner, one) => `${one} == null ? ${otherwise} : ${inner}`, expression);

function orEmpty(place: Place, isList: boolean): string {
  const needed = blocksThatMayBeNull(place);
  return needed.length > 0 ? `(${unlessNull(needed, isList ? "[]" : "{}", place.value)})` : place.value;
}

const asName = (check: Check): Check => ({ ...check, problem: NOT_A_NAME });

function checks(schema: FieldSchema): Check[] {
  const measure = (value: string) => (schema.type === "string" || schema.type === "array" ? `length(${value})` : value);
  const kind = kindOf(schema.type);
  const all: Omit<Check, "isText">[] = [];
  if (schema.type === "integer") {
    all.push({
      problem: WRONG_TYPE,
      allowed: TYPE_WORDS.int as string,
      condition: (value) => `floor(${value}) == ${value}`,
    });
  }
  const min = schema.minimum ?? schema.minLength ?? schema.minItems;
  if (min !== undefined) {
    all.push({
      problem: TOO_LITTLE[kind],
      allowed: range(schema),
      condition: (value) => `${measure(value)} >= ${min}`,
    });
  }
  if (schema.exclusiveMinimum !== undefined) {
    const limit = schema.exclusiveMinimum;
    all.push({ problem: TOO_LITTLE[kind], allowed: range(schema), condition: (value) => `${value} > ${limit}` });
  }
  const max = schema.maximum ?? schema.maxLength ?? schema.maxItems;
  if (max !== undefined) {
    all.push({ problem: TOO_MUCH[kind], allowed: range(schema), condition: (value) => `${measure(value)} <= ${max}` });
  }
  if (schema.enum) {
    const values = schema.enum.map((one) => (typeof one === "number" ? String(one) : quote(String(one)))).join(", ");
    all.push({ ...noneOf(schema.enum), condition: (value) => `contains([${values}], ${value})` });
  }
  if (schema.multipleOf !== undefined) {
    const step = schema.multipleOf;
    all.push({
      problem: NOT_POSSIBLE,
      allowed: `a multiple of ${step}`,
      condition: (value) => `${value} % ${step} == 0`,
    });
  }
  for (const { source, allowed } of schema.patterns ?? []) {
    all.push({ problem: NOT_POSSIBLE, allowed, condition: (value) => matches(source, value) });
  }
  return all.map((check) => ({ ...check, isText: schema.type === "string" }));
}

function block(place: Place, { problem, allowed, condition, isText }: Check): Validation {
  const { name, list, value, around } = place;
  const holds = unlessNull(blocksThatMayBeNull(place), "true", condition(value));
  const refused = list ? `[for entry in ${list} : ${value} if !(${holds})]` : value;
  const got = isText ? shownJson(refused) : `jsonencode(${refused})`;
  return {
    condition: `\${${list ? `alltrue([for entry in ${list} : ${holds}])` : holds}}`,
    error_message: refusal(`${name}: `, {
      problem,
      // Terraform works the message out whether or not it is needed, and warns where it cannot.
      got: around.length > 0 ? `\${try(${got}, "")}` : `\${${got}}`,
      allowed: allowed.replace(/[$%](?=\{)/g, "$&$&"),
    }),
  };
}
