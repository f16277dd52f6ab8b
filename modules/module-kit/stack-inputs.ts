import { fieldSchema } from "../schema/field-schema";
import { nameSchema, tagsSchema } from "../stack/schema";
import type { Input } from "./input";

/** Inputs that every module has, in the words of the environment file. */

export const tagsInput: Input = { schema: fieldSchema(tagsSchema) };

export const nameInput: Input = {
  schema: {
    ...fieldSchema(nameSchema),
    description: "Name of the cluster, and the beginning of every resource's name.",
  },
  isRequired: true,
};
