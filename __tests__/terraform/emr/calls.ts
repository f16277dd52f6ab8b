import type { Section } from "../../support/sections";

/**
 * Calls of the modules of EMR that changes start from. Of an existing bucket, and without a key of disks, all ARNs are known,
 * so that the plan shows policies.
 */

const NETWORK = {
  vpc_id: "vpc-0123456789abcdef0",
  subnet_ids: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
};
const GROUP = { instance_types: ["r6g.xlarge"], bid_price: "0.2016" };

export const FLEETS = { name: "raster", ...NETWORK, task: {}, disk_key: false, storage: { bucket: "acme-lake" } };
/** With an empty bucket of its own. */
export const CREATED = { ...FLEETS, storage: {} };
export const GROUPS = { ...FLEETS, instances: "groups", core: GROUP, task: GROUP };

/** Which of them a change starts from: groups where its title ends in "of groups". */
export function baseOf({ title, input: { storage } }: Section): string {
  if (title.endsWith("of groups")) {
    return "groups";
  }
  return storage === undefined || "bucket" in (storage as object) || title === "storage.bucket" ? "fleets" : "created";
}
