import { accessSchema } from "../access/schema";
import { environmentSchema } from "../environment/schema";
import type { Input } from "../module-kit/input";
import { matches } from "../module-kit/pattern";
import { type Validation, whereGiven } from "../module-kit/validation";
import { type FieldSchema, fieldSchema, withFields } from "../schema/field-schema";
import { awsId } from "../schema/grammar";
import { refusal } from "../schema/refusal";
import { BUCKET_PREFIX_MAX, ROLE_PREFIX_MAX } from "../stack/names";
import { BUCKET_NAME, BUCKET_NAME_WORDS, BUCKET_PREFIX_WORDS } from "../storage/rules";

/** Inputs that several published modules have, in the words of the environment file where it has them too. */

const environment = fieldSchema(environmentSchema).properties as Record<string, FieldSchema>;

export const tagsInput: Input = { schema: field("tags") };

export const vpcIdInput: Input = {
  schema: { ...fieldSchema(awsId("vpc")), description: "VPC of the cluster, its security group and its private zone." },
  isRequired: true,
};

/**
 * @param suffix what follows the name in the longest name of a role
 */
export function nameInput(suffix: string): Input {
  const longest = ROLE_PREFIX_MAX - suffix.length;
  return {
    schema: { ...field("name"), description: "Name of the cluster, and the beginning of every resource's name." },
    isRequired: true,
    rules: [
      {
        condition: `\${length(var.name) <= ${longest}}`,
        error_message: refusal("name: ", {
          problem: `is too long: a role would be called \${var.name}${suffix}… (\${length(var.name) + ${suffix.length}} characters before AWS completes it)`,
          got: "${jsonencode(var.name)}",
          allowed: `at most ${longest} characters`,
        }),
      },
    ],
  };
}

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
  rules: [
    {
      condition: '${alltrue([for entry in var.access.client_cidrs : !endswith(entry, "/0")])}',
      error_message: refusal("access.client_cidrs[]: ", {
        problem: "would open the cluster to the world",
        got: '${jsonencode([for entry in var.access.client_cidrs : entry if endswith(entry, "/0")])}',
        allowed: "ranges of your own networks",
        fix: "name the ranges of your clients, or reach the web pages through Session Manager",
      }),
    },
    {
      condition: "${alltrue([for entry in var.access.client_cidrs : try(cidrsubnet(entry, 0, 0) == entry, true)])}",
      error_message: refusal("access.client_cidrs[]: ", {
        problem: "does not begin where its prefix says; a security group refuses it",
        got: "${jsonencode([for entry in var.access.client_cidrs : entry if try(cidrsubnet(entry, 0, 0) != entry, false)])}",
        fix: "write ${jsonencode([for entry in var.access.client_cidrs : try(cidrsubnet(entry, 0, 0), entry)])}",
      }),
    },
  ],
};

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

export const storageInput: Input = {
  schema: {
    ...field("storage"),
    description:
      "Bucket for data, logs and event logs. Whether `bucket` is given has to be known when Terraform plans, as it decides what is created.",
  },
  rules: STORAGE_RULES,
};

export const dnsInput: Input = {
  schema: withFields(field("dns"), {
    zone_name: {
      ...(field("dns").properties?.zone_name as FieldSchema),
      description: "Private zone that the VPC resolves. Default: <name>-spark.",
    },
  }),
};

export function field(name: string): FieldSchema {
  const schema = environment[name];
  if (schema === undefined) {
    throw new Error(`the environment file has no ${name}`);
  }
  return schema;
}
