import { type Found, found } from "../rule/requirement";
import { addressOfIds, named } from "../stack/addressed-stack";
import type { NetworkSettings } from "./schema";

/** No two VPCs have one address in Terraform, which knows no difference between a hyphen and several. */
export function addressesDiffer({ network }: NetworkSettings): Found[] {
  const owners = new Map<string, string>();
  return Object.keys(network.vpcs).flatMap((name) => {
    // With what stands in a VPC, since a hyphen at its name's end shows only there.
    const address = addressOfIds([named(name), "subnet"]);
    const owner = owners.get(address);
    owners.set(address, owner ?? name);
    return owner === undefined
      ? []
      : [
          found(["network", "vpcs", name], {
            problem: `has the same address in Terraform as ${owner}`,
            allowed: "names that differ in more than the number of their hyphens, or a hyphen at their end",
            fix: "rename one of the two",
          }),
        ];
  });
}
