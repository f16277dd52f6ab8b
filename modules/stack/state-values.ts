import { DataResource, type TerraformCount } from "cdktf";
import type { Construct } from "constructs";
import { addressOf } from "../value/reference";

/** Values that stand in the state beside the resources of AWS, as `terraform_data`. */

/** A value as it was first, until one of the others changes. */
export function keptInState(scope: Construct, id: string, value: unknown, until: unknown): string {
  const kept = new DataResource(scope, id, {
    input: value as Input,
    triggersReplace: until as Input,
    lifecycle: { ignoreChanges: ["input"] },
  });
  return kept.getStringAttribute("output");
}

/** What replaces a resource when a value changes, in the words of `replace_triggered_by`. */
export function triggerOf(scope: Construct, id: string, value: unknown, count?: TerraformCount): string {
  return addressOf(new DataResource(scope, id, { count, input: value as Input }));
}

/** Terraform takes any value; the bindings have no type for that. */
type Input = Record<string, unknown>;
