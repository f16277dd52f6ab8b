import type { FieldSchema } from "../schema/field-schema";
import { terraformType } from "./type";
import { type Validation, validations } from "./validation";

/** One input of a published module. */
export interface Input {
  schema: FieldSchema;
  /** Whether the caller has to give it. Default: false; it is null then, or what the schema says. */
  isRequired?: boolean;
  /** Whether Terraform hides it. Default: false. */
  isSensitive?: boolean;
  /** What several of its fields have to be together. Default: nothing. */
  rules?: Validation[];
}

export type Inputs = Record<string, Input>;

/** A `variable` block, its keys in the order that people write them in. */
export function variable(name: string, { schema, isRequired, isSensitive, rules = [] }: Input): object {
  const isNullable = !isRequired && schema.default === undefined;
  const validation = [...validations(name, schema, isNullable), ...rules];
  return {
    type: terraformType(schema),
    description: schema.description,
    ...(isRequired ? {} : { default: schema.default ?? null }),
    nullable: isNullable,
    ...(isSensitive ? { sensitive: true } : {}),
    ...(validation.length > 0 ? { validation } : {}),
  };
}
