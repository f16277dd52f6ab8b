import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones";
import { ref, TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { hcl } from "../value/expression";

/**
 * Zones that are taken last, by the id that is the same in every account: AWS adds no new instance types to them.
 *
 * use1-az3, which has another letter in each account, has no m6g, m7g or r7g, and AWS's newer services leave it out too.
 * https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 * Where a region has few zones, one that moved to the end could be taken twice by a VPC that grows.
 */
export const TAKEN_LAST = ["use1-az3"];

/**
 * The zones of the provider's region, as AWS lists them.
 *
 * No filter on their state: a zone that is impaired for an hour would shift all others, and the plan of that hour
 * would replace subnets.
 */
export function regionZones(scope: Construct, id: string): DataAwsAvailabilityZones {
  return new DataAwsAvailabilityZones(scope, id, { filter: [{ name: "zone-type", values: ["availability-zone"] }] });
}

/** The names of these zones, in the order in which VPCs take them that name none. */
export function inOrder(scope: Construct, id: string, zones: DataAwsAvailabilityZones): TerraformLocal {
  const [names, ids] = ["names", "zone_ids"].map((list) => ref(`${zones.fqn}.${list}`));
  const those = (isLast: boolean) =>
    hcl`[for at, name in ${names} : name if contains(${TAKEN_LAST}, ${ids}[at]) == ${isLast}]`;
  return new TerraformLocal(scope, id, hcl`concat(${those(false)}, ${those(true)})`);
}
