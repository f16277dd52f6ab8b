/** What a lab plays of an AWS region: plain data, read from the AWS API of the emulator. */
export interface World {
  account: string;
  region: string;
  vpcs: Vpc[];
  subnets: Subnet[];
  groups: SecurityGroup[];
  instances: Instance[];
  zones: Zone[];
}

export interface Vpc {
  id: string;
  name: string;
  cidr: string;
}

export interface Subnet {
  id: string;
  vpcId: string;
  cidr: string;
  routes: Route[];
}

/** A route that leads somewhere; one into nothing, or through a peering that is not active, is none. */
export type Route =
  | { to: "vpc"; vpcId: string; cidr: string }
  /** Through an internet or a NAT gateway. */
  | { to: "internet"; cidr: string }
  /** Through a gateway endpoint. */
  | { to: "s3" };

export interface SecurityGroup {
  id: string;
  ingress: Rule[];
  egress: Rule[];
}

/** What a rule of a security group lets pass, each way. */
export interface Rule {
  /** `tcp`, `udp`, `icmp`, or `-1` for everything. */
  protocol: string;
  /** First and last port; undefined for all of them. */
  ports?: [number, number];
  cidrs: string[];
  groupIds: string[];
  /** Prefix lists of AWS's own: of gateway endpoints, of which the lab has S3's alone. */
  prefixLists: string[];
}

export interface Instance {
  id: string;
  name: string;
  state: "pending" | "running" | "stopping" | "stopped";
  subnetId: string;
  address: string;
  mac: string;
  groupIds: string[];
  /** Base64, as the launch template or the instance says. */
  userData: string;
  image: string;
  type: string;
  zone: string;
  spot: boolean;
  tags: Record<string, string>;
  /** Name of the role of its instance profile. */
  role?: string;
  metadata: { enabled: boolean; tokens: "optional" | "required"; hopLimit: number; tags: boolean };
  /** What becomes of it when it shuts itself down. */
  onShutdown: "stop" | "terminate";
  volumes: Attachment[];
}

/** A volume at an instance; its root volume, which a host has by itself, is not one of them. */
export interface Attachment {
  volumeId: string;
  device: string;
  sizeGb: number;
}

/** A private zone. */
export interface Zone {
  name: string;
  vpcIds: string[];
  /** Addresses, by whole name. */
  records: Record<string, string[]>;
}

/** The subnet of an instance. */
export function subnetOf(world: World, instance: Instance): Subnet {
  const found = world.subnets.find(({ id }) => id === instance.subnetId);
  if (found === undefined) {
    throw new Error(`the subnet of ${instance.id} is not there: ${instance.subnetId}`);
  }
  return found;
}

/** Instances that have a host. */
export function running(world: World): Instance[] {
  return world.instances.filter(({ state }) => state === "pending" || state === "running");
}
