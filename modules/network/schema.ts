import { z } from "zod";
import type { Access } from "../access/schema";
import { block } from "../schema/block";
import { onChange } from "../schema/change";
import { awsId, cidr, vpcName, wholeNumber, zoneName } from "../schema/grammar";
import { onceEach } from "../schema/once-each";

/** Groups of interface endpoints; `modules/network/endpoints.ts` says which services each one stands for. */
export const ENDPOINT_GROUPS = ["ssm", "emr", "ec2", "logs", "monitoring", "sts", "kms", "glue"] as const;

export type EndpointGroup = (typeof ENDPOINT_GROUPS)[number];

/** What CloudWatch Logs accepts as retention, in days (API_PutRetentionPolicy). */
const RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 3653];

const zoneNames = () => onceEach(z.array(zoneName()).min(1).max(6));

export const vpcSchema = block({
  cidr: cidr()
    .optional()
    .describe("IPv4 range of the VPC, /16 to /28. Required, also for an existing VPC.")
    .meta(onChange("replaces_vpc")),
  id: awsId("vpc")
    .optional()
    .describe("An existing VPC to use instead of creating one.")
    .meta(onChange("replaces_vpc")),
  private_subnet_ids: onceEach(z.array(awsId("subnet")))
    .optional()
    .describe("Existing VPC only: its private subnets; the cluster runs in those of the hub.")
    .meta(onChange({ standalone: "moves_master", fleets: "next_cluster", groups: "replaces_cluster" })),
  public_subnet_ids: onceEach(z.array(awsId("subnet")))
    .optional()
    .describe("Existing VPC only: its public subnets.")
    .meta(onChange("nothing")),
  route_table_ids: onceEach(z.array(awsId("rtb")))
    .optional()
    .describe("Existing VPC only: the route tables that get the peering routes.")
    .meta(onChange("adds_removes")),
  availability_zones: zoneNames()
    .optional()
    .describe("Zones by name, instead of the network's. Add new ones at the end: the others then stay as they are.")
    .meta(onChange("adds_removes_subnets")),
  availability_zone_count: wholeNumber(1, 6)
    .optional()
    .describe("Zones as a number over the region's, instead of the network's.")
    .meta(onChange("adds_removes_subnets")),
  private_subnet_prefix: wholeNumber(17, 28)
    .optional()
    .describe("Prefix length of each private subnet. Default: the VPC's plus 3, at most 28.")
    .meta(onChange("replaces_subnets")),
  public_subnet_prefix: wholeNumber(17, 28)
    .optional()
    .describe("Prefix length of each public subnet. Default: the VPC's plus 6, at most 28.")
    .meta(onChange("replaces_subnets")),
  internet_gateway: z
    .boolean()
    .default(true)
    .describe("Internet gateway and public subnets. Costs nothing by itself; a NAT gateway needs it.")
    .meta(onChange("adds_removes")),
  nat: z
    .enum(["none", "single", "per_zone"])
    .optional()
    .describe(
      "NAT gateways: about 33 USD a month each, plus 0.045 USD per GB. Default: single for a hub with an internet gateway, otherwise none.",
    )
    .meta(onChange("adds_removes")),
  s3_endpoint: z
    .boolean()
    .default(true)
    .describe("S3 gateway endpoint in every route table; it costs nothing.")
    .meta(onChange("adds_removes")),
  interface_endpoints: onceEach(z.array(z.enum(ENDPOINT_GROUPS)))
    .default([])
    .describe(
      "Interface endpoints by group: about 7 USD a month for each service and zone. Before a zone goes, take them away in an apply of its own.",
    )
    .meta(onChange("adds_removes")),
  flow_logs_retention_days: z
    .literal(RETENTION_DAYS)
    .optional()
    .describe("Flow logs to CloudWatch Logs, kept for this many days. Default: no flow logs.")
    .meta(onChange("adds_removes")),
}).describe("One VPC: created from a CIDR, or an existing one by id.");

/** The three VPCs of the architecture decision that the project follows. */
const DEFAULT_VPCS = {
  staging: { cidr: "10.0.0.0/18" },
  spark: { cidr: "10.0.64.0/18" },
  production: { cidr: "10.0.128.0/18" },
};

export const networkSchema = block({
  hub: vpcName()
    .default("spark")
    .describe("The VPC that the cluster lives in; every other VPC is peered with it, and only with it.")
    .meta(onChange("moves_cluster")),
  availability_zones: zoneNames()
    .optional()
    .describe("Zones by name, for every VPC that names none itself.")
    .meta(onChange("adds_removes_subnets")),
  availability_zone_count: wholeNumber(1, 6)
    .optional()
    .describe(
      "Zones as a number over the region's, for every VPC that says nothing itself; use1-az3, which lacks most new instance types, is taken last. The master of a standalone cluster and all nodes of instance groups live in the first zone. Default: 2.",
    )
    .meta(onChange("adds_removes_subnets")),
  vpcs: z
    .record(vpcName(), vpcSchema)
    .refine((vpcs) => Object.keys(vpcs).length > 0, "at least one VPC")
    .prefault(DEFAULT_VPCS)
    .describe("The VPCs by name. Default: staging, spark and production, a /18 each from 10.0.0.0.")
    .meta(onChange("adds_removes_vpcs")),
}).describe("VPCs, their subnets and their peering.");

/** What the network of an environment follows from. */
export interface NetworkSettings {
  /** Name of the environment. */
  name: string;
  region: string;
  network: Network;
  access: Access;
}

export type Network = z.output<typeof networkSchema>;
export type Vpc = z.output<typeof vpcSchema>;
