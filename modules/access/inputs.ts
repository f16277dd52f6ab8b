import type { Input } from "../module-kit/input";
import { type FieldSchema, fieldSchema, withFields } from "../schema/field-schema";
import { accessSchema } from "./schema";

/** The block `access` of an environment file as an input of a module. */
export const accessInput: Input = {
  schema: withFields(
    { ...fieldSchema(accessSchema), default: {} },
    {
      client_cidrs: {
        ...(fieldSchema(accessSchema).properties?.client_cidrs as FieldSchema),
        default: [],
        description: "Ranges that may reach the master and the web pages.",
      },
    },
  ),
};
