import type { Change } from "./changes";

/**
 * Addresses of the interface endpoints that keep a plan from deleting a subnet.
 *
 * An endpoint that goes as well, or is replaced, is deleted before the subnet and holds nothing. One that stays lets go
 * of the subnet by an update, which Terraform orders after the deletion.
 * https://github.com/hashicorp/terraform/blob/main/docs/destroying.md
 */
export function endpointsThatHold(subnet: Change, changes: Change[]): string[] {
  const id = subnet.before?.id;
  return subnet.type !== "aws_subnet"
    ? []
    : changes
        .filter(({ type, action }) => type === "aws_vpc_endpoint" && action === "update")
        .filter(({ before }) => Array.isArray(before?.subnet_ids) && before.subnet_ids.includes(id))
        .map(({ address }) => address);
}
