import { ownValue } from "../modules/schema/own-value";
import { type Change, changesOf } from "./changes";
import { holdersOf } from "./holders";
import type { Loss } from "./loss";
import type { Plan } from "./plan";
import { routesMadeTwice } from "./twice";

/** What goes with a resource that is deleted, whether another comes in its place or not. */
const LOST: Record<string, string> = {
  aws_emr_cluster: "running jobs and everything in HDFS are lost",
  aws_emr_instance_fleet: "its task nodes end, and the work on them is done again",
  aws_emr_instance_group: "its task nodes end, and the work on them is done again",
  aws_instance: "every application that runs loses its master",
  aws_ebs_volume: "the state that the master recovers from is lost",
  aws_autoscaling_group:
    "all workers end at once, and the work on them is done again; the new group begins with its first number of workers",
  aws_s3_bucket: "the bucket and, with force_destroy, every object in it are destroyed; without, the apply fails",
  aws_nat_gateway: "connections to the internet break, and the address they come from may change",
  aws_eip: "connections to the internet come from another address",
  aws_route53_zone: "its names do not resolve until every VPC is associated anew",
  aws_vpc: "everything in the VPC has to go first",
  aws_subnet: "everything in the subnet has to go first",
  aws_vpc_peering_connection: "the two VPCs do not reach each other meanwhile",
};

/** How people call the resource of a type; other types are called by their address alone. */
const CALLED: Record<string, string> = {
  aws_emr_cluster: "the cluster",
  aws_instance: "the master",
  aws_ebs_volume: "the recovery volume",
  aws_autoscaling_group: "the group of workers",
  aws_s3_bucket: "the bucket",
  aws_nat_gateway: "the NAT gateway",
  aws_route53_zone: "the private zone",
  aws_vpc: "the VPC",
  aws_subnet: "the subnet",
};

/** What a plan loses, in the plan's order; empty for a plan that loses nothing. */
export function lossesOf(plan: Plan): Loss[] {
  const changes = changesOf(plan);
  const losses = changes.flatMap((change) => {
    const lost = ownValue(LOST, change.type);
    return lost === undefined || (change.action !== "replace" && change.action !== "delete")
      ? []
      : [{ address: change.address, text: `${verb(change)}${reason(change)}: ${lost}${hindrance(change, plan)}` }];
  });
  return [...losses, ...routesMadeTwice(changes)];
}

/** A plan in one line: `2 to create, 1 to update, 0 to replace, 3 to delete`. */
export function tally(plan: Plan): string {
  const changes = changesOf(plan);
  return (["create", "update", "replace", "delete"] as const)
    .map((action) => `${changes.filter((change) => change.action === action).length} to ${action}`)
    .join(", ");
}

/** Why AWS will refuse it, with the way out. */
function hindrance(change: Change, plan: Plan): string {
  const isProtected = change.type === "aws_emr_cluster" && change.before?.termination_protection === true;
  const protection = "for it is protected: first write termination_protection: false, and apply that alone";
  return [...(isProtected ? [protection] : []), ...holdersOf(change, plan)]
    .map((text) => `; the apply will fail, ${text}`)
    .join("");
}

function verb({ action, type }: Change): string {
  const what = ownValue(CALLED, type);
  const verb = action === "replace" ? "replaces" : "deletes";
  return what === undefined ? `${verb} it` : `${verb} ${what}`;
}

function reason({ because, before, after }: Change): string {
  if (because.length === 0) {
    return "";
  }
  const texts = because.map((path) => {
    const [old, now] = [before?.[path], after?.[path]];
    return SHOWN.has(path) && isPlain(old) && isPlain(now) ? `${path} ${old} -> ${now}` : path;
  });
  return ` (${texts.join(", ")})`;
}

const isPlain = (value: unknown) => ["string", "number", "boolean"].includes(typeof value);

/** Arguments whose values are facts that anyone may read. User-data, configurations and the like may hold a secret. */
const SHOWN = new Set([
  "ami",
  "availability_zone",
  "bucket",
  "bucket_prefix",
  "cidr_block",
  "custom_ami_id",
  "destination_cidr_block",
  "image_id",
  "instance_type",
  "key_name",
  "name",
  "name_prefix",
  "os_release_label",
  "path",
  "release_label",
  "security_configuration",
  "size",
  "subnet_id",
  "type",
  "volume_id",
  "vpc_id",
]);
