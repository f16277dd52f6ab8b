import type { Input } from "../module-kit/input";
import { type FieldSchema, fieldSchema, withFields } from "../schema/field-schema";
import { refusal } from "../schema/refusal";
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
