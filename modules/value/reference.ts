import { type IResolvable, ref, TerraformDataSource, type TerraformResource } from "cdktf";

/** How one resource names another, where the bindings of CDKTF have no words for it. */

/** The address of a resource or a data source in its module. */
export function addressOf(resource: TerraformResource | TerraformDataSource): string {
  const address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  return TerraformDataSource.isTerraformDataSource(resource) ? `data.${address}` : address;
}

/** Where an attribute of a resource stands, in the words of `replace_triggered_by`. */
export function placeOf(resource: TerraformResource, attribute: string): string {
  return `${addressOf(resource)}.${attribute}`;
}

/** An attribute of every repetition of a resource, as a list in Terraform's words. */
export function splat(resource: TerraformResource | TerraformDataSource, attribute: string): IResolvable {
  return ref(`${addressOf(resource)}[*].${attribute}`);
}
