/**
 * A plan in Terraform's own JSON (`terraform show -json`), as far as it is read here.
 *
 * https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export interface Plan {
  format_version: string;
  resource_changes?: ResourceChange[];
}

export interface ResourceChange {
  address: string;
  mode: "managed" | "data";
  type: string;
  name: string;
  change: {
    actions: ("no-op" | "create" | "read" | "update" | "delete")[];
    before: Record<string, unknown> | null;
    after: Record<string, unknown> | null;
    /** Paths to the values that force a replacement. */
    replace_paths?: (string | number)[][];
  };
}

/** Whether a value, read from a file, is a plan in JSON. */
export function isPlan(value: unknown): value is Plan {
  const plan = value as Partial<Plan> | null;
  return (
    typeof plan === "object" &&
    plan !== null &&
    typeof plan.format_version === "string" &&
    (plan.resource_changes === undefined || Array.isArray(plan.resource_changes))
  );
}
