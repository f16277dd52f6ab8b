import { AWS, resolverOf, S3, WEB } from "./addresses";
import { running, subnetOf, type Vpc, type World } from "./world";

/** Sites outside of AWS that nodes and people fetch from. */
export const SITES = [
  "archive.apache.org",
  "dlcdn.apache.org",
  "downloads.apache.org",
  "deb.debian.org",
  "repo1.maven.org",
];

/**
 * What the resolver of a VPC knows of the VPCs, in the form of /etc/hosts: records of the private zones that are associated
 * with it, and the names that EC2 gives to instances, of its own VPC and of those it is routed to.
 */
export function hostsOf(world: World, vpc: Vpc): string {
  const zones = world.zones.filter(({ vpcIds }) => vpcIds.includes(vpc.id));
  const records = zones.flatMap(({ records }) => Object.entries(records));
  const near = new Set(
    world.subnets.flatMap(({ vpcId, routes }) =>
      vpcId === vpc.id ? routes.flatMap((route) => (route.to === "vpc" ? [route.vpcId] : [])) : [],
    ),
  );
  const instances = running(world).filter((instance) => near.has(subnetOf(world, instance).vpcId));
  return [
    ...records.flatMap(([name, addresses]) => addresses.map((address) => `${address} ${name}\n`)),
    ...instances.map(({ address }) => `${address} ${privateName(address, world.region)}\n`),
  ].join("");
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html */
export function privateName(address: string, region: string): string {
  const domain = region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`;
  return `ip-${address.replaceAll(".", "-")}.${domain}`;
}

/** How dnsmasq is started to be the resolver of a VPC. */
export function resolverArguments(vpc: Vpc, region: string, hostsFile: string): string[] {
  return [
    "--keep-in-foreground",
    "--conf-file=/dev/null",
    "--pid-file=",
    "--user=root",
    "--no-resolv",
    "--no-hosts",
    `--addn-hosts=${hostsFile}`,
    `--listen-address=${resolverOf(vpc.cidr)}`,
    "--bind-interfaces",
    // Names that are not known are none: nothing is asked of anybody else.
    "--local=/#/",
    `--address=/amazonaws.com/${AWS}`,
    `--address=/s3.${region}.amazonaws.com/${S3}`,
    `--address=/s3.amazonaws.com/${S3}`,
    ...SITES.map((site) => `--address=/${site}/${WEB}`),
  ];
}
