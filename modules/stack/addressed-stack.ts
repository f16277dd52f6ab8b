import { TerraformElement, TerraformResource, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";

/** A construct with this id adds nothing to an address: the resource that its parent is about. */
export const THIS = "this";

/**
 * The id of a construct that a person has named.
 *
 * No id of ours begins so, and no property of JavaScript's objects, in which `constructs` keeps children by id: a VPC may
 * be called `zones`, `this` or `constructor`. The address is that of the name alone.
 */
export const named = (name: string): string => `:${name}`;

/** The address, without the type, of what has these ids from the stack on. */
export function addressOfIds(ids: string[]): string {
  return ids
    .filter((id) => id !== THIS)
    .join("_")
    .replace(/[^A-Za-z0-9]+/g, "_");
}

/** The resources of a construct, at any depth. */
export function resourcesIn(construct: Construct): TerraformResource[] {
  return construct.node.findAll().filter(TerraformResource.isTerraformResource);
}

/**
 * A stack whose Terraform addresses are the snake_case construct path, without CDKTF's hash.
 *
 * `network/staging/private-0` of an `aws_subnet` is `aws_subnet.network_staging_private_0`:
 * readable in a plan, typed in a `-target`, and stable as long as the construct ids are.
 *
 * @throws if two elements of one type would share an address
 */
export class AddressedStack extends TerraformStack {
  private readonly taken = new Map<string, string>();

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = TerraformElement.isTerraformElement(element) ? element.node : element;
    const depth = node.scopes.indexOf(this) + 1;
    const address = addressOfIds(node.scopes.slice(depth).map((scope) => scope.node.id));

    const type = TerraformResource.isTerraformResource(element)
      ? element.terraformResourceType
      : element.constructor.name;
    const owner = this.taken.get(`${type}.${address}`);
    if (owner !== undefined && owner !== node.path) {
      throw new Error(`${type}.${address} is the address of both ${owner} and ${node.path}; rename one of the two`);
    }
    this.taken.set(`${type}.${address}`, node.path);
    return address;
  }
}
