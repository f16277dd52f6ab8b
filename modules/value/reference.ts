import type { TerraformResource } from "cdktf";

/** The address of a resource in its module. */
export function addressOf(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}

/** Where an attribute of a resource stands, in the words of `replace_triggered_by`. */
export function placeOf(resource: TerraformResource, attribute: string): string {
  return `${addressOf(resource)}.${attribute}`;
}
