import archy, { type Data } from "archy";
import { zoneName } from "../../modules/dns/zone-name";
import { engineOf } from "../../modules/engines";
import type { Environment } from "../../modules/environment/schema";
import { planVpc, type VpcPlan, type Zones } from "../../modules/network/plan";
import type { Vpc } from "../../modules/network/schema";
import { bucketPrefix } from "../../modules/stack/names";
import { value } from "../../modules/value/value";

/** An environment as a tree: what stands in what, and who reaches whom. */
export function topology(environment: Environment): string {
  const { name, region, network } = environment;
  const hubFirst = Object.entries(network.vpcs).sort(
    ([a], [b]) => Number(b === network.hub) - Number(a === network.hub),
  );
  return archy({
    label: `${name} (${region})`,
    nodes: [...hubFirst.map(([vpcName, vpc]) => vpcNode(environment, vpcName, vpc)), ...sharedNodes(environment)],
  }).trimEnd();
}

function vpcNode(environment: Environment, name: string, vpc: Vpc): Data {
  const { hub } = environment.network;
  const role = name === hub ? "the hub" : `peered with ${hub}`;
  const network = vpc.id ? existingVpc(vpc) : createdVpc(planVpc(environment, name, vpc));
  return {
    label: `VPC ${name} ${vpc.cidr}, ${role}`,
    nodes: [...network, ...(name === hub ? [engineOf(environment.cluster).describe(environment.cluster)] : [])],
  };
}

function existingVpc(vpc: Vpc): string[] {
  return [`exists: ${vpc.id}`, `private ${vpc.privateSubnetIds?.join(", ") ?? "not named"}`];
}

function createdVpc({ zones, subnets, nat, settings }: VpcPlan): string[] {
  return [
    `zones: ${describeZones(zones)}`,
    `private ${subnets.private.join(", ")}`,
    subnets.public.length > 0 ? `public ${subnets.public.join(", ")}` : "no public subnets",
    `NAT: ${nat}`,
    endpoints(settings),
  ];
}

function describeZones(zones: Zones): string {
  return "names" in zones ? zones.names.join(", ") : `the first ${zones.count} of the region`;
}

function endpoints({ s3Endpoint, interfaceEndpoints }: Vpc): string {
  return `endpoints: ${[...(s3Endpoint ? ["s3"] : []), ...interfaceEndpoints].join(", ") || "none"}`;
}

function sharedNodes(environment: Environment): string[] {
  const { name, storage, state, network } = environment;
  const bucket = storage.bucket
    ? `bucket ${storage.bucket}, exists`
    : `bucket ${storage.bucketPrefix ?? bucketPrefix(name)}…, encrypted with ${storage.kmsKeyArn ? "KMS" : "SSE-S3"}`;
  const where = state.backend === "s3" ? `s3://${state.bucket}` : (state.path ?? `terraform.${name}.tfstate`);
  return [
    `private zone ${zoneName(environment.name, value(environment.dns.zoneName))}, seen from ${Object.keys(network.vpcs).join(", ")}`,
    bucket,
    `state in ${where}`,
  ];
}
