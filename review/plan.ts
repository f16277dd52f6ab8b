import { z } from "zod";

/** An object of any keys; a list is none. */
const object = z.record(z.string(), z.unknown());

const resourceChange = z.object({
  address: z.string(),
  /** `managed` or `data`. */
  mode: z.string(),
  type: z.string(),
  name: z.string(),
  change: z.object({
    /** `no-op`, `create`, `read`, `update`, `delete`, and what newer releases add. */
    actions: z.array(z.string()),
    before: object.nullable(),
    after: object.nullable(),
    /** Paths to the values that force a replacement. */
    replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
  }),
});

/**
 * A plan in Terraform's own JSON (`terraform show -json`), as far as it is read here.
 *
 * https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
const plan = z.object({ format_version: z.string(), resource_changes: z.array(resourceChange).optional() });

export type Plan = z.output<typeof plan>;
export type ResourceChange = z.output<typeof resourceChange>;

/** Whether a value, read from a file, is a plan in JSON. */
export function isPlan(value: unknown): value is Plan {
  return plan.safeParse(value).success;
}
