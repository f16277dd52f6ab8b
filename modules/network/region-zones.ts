import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones";
import type { Construct } from "constructs";

/**
 * The zones of the provider's region, as AWS lists them.
 *
 * No filter on their state: a zone that is impaired for an hour would shift all others, and the plan of that hour
 * would replace subnets.
 */
export function regionZones(scope: Construct, id: string): DataAwsAvailabilityZones {
  return new DataAwsAvailabilityZones(scope, id, { filter: [{ name: "zone-type", values: ["availability-zone"] }] });
}
