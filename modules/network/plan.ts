import { Cidr } from "./cidr";
import type { NetworkSettings, Vpc } from "./schema";

/** Smallest subnet that AWS makes. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export const SMALLEST_PREFIX = 28;
/** Addresses of every subnet that AWS keeps for itself. Same page. */
export const RESERVED_ADDRESSES = 5;

/** Bits that the prefix of a subnet is longer than the VPC's, if nobody says: an eighth of it, and a 64th. */
export const SUBNET_BITS = { private: 3, public: 6 };

export const DEFAULT_ZONE_COUNT = 2;

/** Zones by name where the file names them, otherwise the first so many of the region. */
export type Zones = { names: string[] } | { count: number };

export interface SubnetPlan {
  /** One per zone, from the lowest address upwards. */
  private: string[];
  /** One per zone, from the highest address downwards; none without an internet gateway. */
  public: string[];
}

/** A VPC to create, with everything computed that can be without AWS. */
export interface VpcPlan {
  name: string;
  cidr: string;
  zones: Zones;
  subnets: SubnetPlan;
  nat: "none" | "single" | "per_zone";
  settings: Vpc;
}

export interface SubnetRequest {
  cidr: string;
  zoneCount: number;
  privatePrefix?: number;
  publicPrefix?: number;
  /** Whether there are public subnets at all. */
  isPublic: boolean;
}

/**
 * Lay out the subnets of a VPC.
 *
 * Private subnets grow from the bottom of the range, public ones from its top, each tier without
 * gaps; what is free lies in one piece between them. Sizes follow from the VPC's size alone, so a
 * zone that is added at the end moves nothing that exists.
 *
 * @throws RangeError if the VPC is too small; `subnetsFit` asks without throwing
 */
export function planSubnets(request: SubnetRequest): SubnetPlan {
  if (!subnetsFit(request)) {
    throw new RangeError(`${request.zoneCount} zones do not fit into ${request.cidr}`);
  }
  const vpc = Cidr.parse(request.cidr);
  const { privatePrefix, publicPrefix } = subnetPrefixes(request);
  return {
    private: row(vpc.first(privatePrefix), request.zoneCount, (subnet) => subnet.next()),
    public: request.isPublic ? row(vpc.last(publicPrefix), request.zoneCount, (subnet) => subnet.previous()) : [],
  };
}

/** Whether the VPC holds a subnet of each tier for every zone. */
export function subnetsFit(request: SubnetRequest): boolean {
  const { privatePrefix, publicPrefix } = subnetPrefixes(request);
  const zone = 2 ** (32 - privatePrefix) + (request.isPublic ? 2 ** (32 - publicPrefix) : 0);
  return request.zoneCount * zone <= Cidr.parse(request.cidr).size;
}

/** Prefix lengths of both tiers: those asked for, or the usual parts of the VPC. */
export function subnetPrefixes(request: SubnetRequest): { privatePrefix: number; publicPrefix: number } {
  const { prefix } = Cidr.parse(request.cidr);
  return {
    privatePrefix: request.privatePrefix ?? Math.min(prefix + SUBNET_BITS.private, SMALLEST_PREFIX),
    publicPrefix: request.publicPrefix ?? Math.min(prefix + SUBNET_BITS.public, SMALLEST_PREFIX),
  };
}

function row(first: Cidr, count: number, step: (subnet: Cidr) => Cidr): string[] {
  const subnets = [first];
  while (subnets.length < count) {
    subnets.push(step(subnets.at(-1) as Cidr));
  }
  return subnets.map(String);
}

export function zonesFor(environment: NetworkSettings, vpc: Vpc): Zones {
  const { network } = environment;
  const names = vpc.availabilityZones ?? (vpc.availabilityZoneCount ? undefined : network.availabilityZones);
  return names
    ? { names }
    : { count: vpc.availabilityZoneCount ?? network.availabilityZoneCount ?? DEFAULT_ZONE_COUNT };
}

export function zoneCount(zones: Zones): number {
  return "names" in zones ? zones.names.length : zones.count;
}

export function subnetRequest(environment: NetworkSettings, vpc: Vpc): SubnetRequest {
  return {
    cidr: vpc.cidr as string,
    zoneCount: zoneCount(zonesFor(environment, vpc)),
    privatePrefix: vpc.privateSubnetPrefix,
    publicPrefix: vpc.publicSubnetPrefix,
    isPublic: vpc.internetGateway,
  };
}

/** The NAT gateways of a VPC that is made: those asked for, otherwise one for a hub that can have it. */
export function natOf({ network }: NetworkSettings, name: string, vpc: Vpc): VpcPlan["nat"] {
  return vpc.nat ?? (name === network.hub && vpc.internetGateway ? "single" : "none");
}

/** Plan one of the environment's VPCs that does not exist yet. */
export function planVpc(environment: NetworkSettings, name: string, vpc: Vpc): VpcPlan {
  return {
    name,
    cidr: vpc.cidr as string,
    zones: zonesFor(environment, vpc),
    subnets: planSubnets(subnetRequest(environment, vpc)),
    nat: natOf(environment, name, vpc),
    settings: vpc,
  };
}
