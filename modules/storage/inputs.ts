import type { Input } from "../module-kit/input";
import { matches } from "../module-kit/pattern";
import { type Validation, whereGiven } from "../module-kit/validation";
import { fieldSchema } from "../schema/field-schema";
import { refusal } from "../schema/refusal";
import { BUCKET_PREFIX_MAX } from "../stack/names";
import { BUCKET_NAME, BUCKET_NAME_WORDS, BUCKET_PREFIX_WORDS } from "./rules";
import { storageSchema } from "./schema";

/** What S3 asks of names, as `modules/storage/rules.ts` has it for an environment file. */
const STORAGE_RULES: Validation[] = [
  {
    condition: whereGiven("var.storage.bucket", matches(BUCKET_NAME.source, "var.storage.bucket")),
    error_message: refusal("storage.bucket: ", {
      problem: "is a name that AWS refuses",
      got: "${jsonencode(var.storage.bucket)}",
      allowed: BUCKET_NAME_WORDS,
    }),
  },
  {
    condition: whereGiven("var.storage.bucket_prefix", `length(var.storage.bucket_prefix) <= ${BUCKET_PREFIX_MAX}`),
    error_message: refusal("storage.bucket_prefix: ", {
      problem: "is too long once AWS has completed it",
      got: "${jsonencode(var.storage.bucket_prefix)}",
      allowed: `at most ${BUCKET_PREFIX_MAX} characters`,
      fix: "shorten it",
    }),
  },
  {
    // What AWS adds are 26 digits; the name is as good as its beginning.
    condition: whereGiven(
      "var.storage.bucket_prefix",
      matches(BUCKET_NAME.source, 'format("%.37s%s", var.storage.bucket_prefix, "00000000000000000000000000")'),
    ),
    error_message: refusal("storage.bucket_prefix: ", {
      problem: "begins a name that AWS refuses",
      got: "${jsonencode(var.storage.bucket_prefix)}",
      allowed: BUCKET_PREFIX_WORDS,
    }),
  },
  {
    condition: "${var.storage.bucket == null || var.storage.bucket_prefix == null}",
    error_message: refusal("storage.bucket_prefix: ", {
      problem: "is not possible together with bucket",
      got: "${jsonencode(var.storage.bucket_prefix)}",
      fix: "remove one: bucket takes an existing bucket, bucket_prefix names a new one",
    }),
  },
];

/** The block `storage` of an environment file as an input of a module. */
export const storageInput: Input = {
  schema: {
    ...fieldSchema(storageSchema.prefault({})),
    description:
      "Bucket for data, logs and event logs. Whether `bucket` is given has to be known when Terraform plans, as it decides what is created.",
  },
  rules: STORAGE_RULES,
};
