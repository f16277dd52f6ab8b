import { accessSchema } from "../environment/schema/access";
import { environmentSchema } from "../environment/schema/environment";
import { awsId } from "../environment/schema/grammar";
import { refusal } from "../environment/words";
import type { Input } from "../published/input";
import { type FieldSchema, fieldSchema, withFields } from "../published/schema";
import { ROLE_PREFIX_MAX } from "../stack/names";

/** Inputs that several published modules have, in the words of the environment file where it has them too. */

const environment = fieldSchema(environmentSchema).properties as Record<string, FieldSchema>;

export const storageInput: Input = {
  schema: {
    ...field("storage"),
    description:
      "Bucket for data, logs and event logs. Whether `bucket` is given has to be known when Terraform plans, as it decides what is created.",
  },
};

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

export function field(name: string): FieldSchema {
  const schema = environment[name];
  if (schema === undefined) {
    throw new Error(`the environment file has no ${name}`);
  }
  return schema;
}
