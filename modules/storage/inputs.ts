import type { Input } from "../module-kit/input";
import { fieldSchema } from "../schema/field-schema";
import { storageSchema } from "./schema";

/** The block `storage` of an environment file as an input of a module. */
export const storageInput: Input = {
  schema: {
    ...fieldSchema(storageSchema.prefault({})),
    description:
      "Bucket for data, logs and event logs. Whether `bucket` and `kms_key_arn` are given has to be known when Terraform plans, as it decides what is created.",
  },
};
