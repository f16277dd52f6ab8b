import { zoneName } from "../dns/zone-name";
import type { Download } from "../engine/engine";
import { engineOf } from "../engines";
import { natOf } from "../network/plan";
import type { Vpc } from "../network/schema";
import { type Check, type Found, found } from "../rule/requirement";
import { value } from "../value/value";
import type { Environment } from "./schema";

/** What is asked of the network and of the zone, so that nodes reach what they download and people reach nodes. */
export const wayOutChecks: Check<Environment>[] = [
  {
    says: "a hub without NAT has what nodes download in S3, and an S3 endpoint",
    source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html",
    find: downloadsAreReached,
  },
  {
    says: "a hub without NAT has the endpoints of Session Manager (`interface_endpoints: [ssm]`)",
    source: "https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html",
    severity: "warning",
    find: sessionsReachNodes,
  },
  {
    says: "a hub without NAT has the endpoints of what nodes call by the cluster's settings: KMS for their disks, Glue, CloudWatch's agent",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-clusters-in-a-vpc.html",
    // Endpoints of another VPC may be shared with this one.
    severity: "warning",
    find: servicesAreReached,
  },
  {
    says: "`dns.zone_name` does not hide the host that nodes download from",
    source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html",
    find: zoneHidesNoDownload,
  },
];

const downloadsOf = ({ cluster }: Environment): Download[] => engineOf(cluster).downloads?.(cluster) ?? [];

/** A hub that is made without NAT; of one that is there, nobody knows its ways. */
function closedHub({ network, ...rest }: Environment): { name: string; vpc: Vpc } | undefined {
  const name = network.hub;
  const vpc = Object.hasOwn(network.vpcs, name) ? network.vpcs[name] : undefined;
  return vpc && !vpc.id && natOf({ network, ...rest }, name, vpc) === "none" ? { name, vpc } : undefined;
}

function downloadsAreReached(environment: Environment): Found[] {
  const hub = closedHub(environment);
  if (hub === undefined) {
    return [];
  }
  const place = ["network", "vpcs", hub.name];
  const { internetGateway, s3Endpoint } = hub.vpc;
  const openWords = internetGateway ? "nat: single" : "nat: single and internet_gateway: true";
  return downloadsOf(environment).flatMap(({ path, address, what }) => {
    const isInS3 = address.startsWith("s3://");
    if (isInS3 && s3Endpoint) {
      return [];
    }
    return [
      found(isInS3 ? [...place, "s3_endpoint"] : ["cluster", ...path], {
        problem: isInS3
          ? `leaves nodes without a way to ${what} in S3: the hub ${hub.name} has no NAT`
          : `cannot be reached: the hub ${hub.name} has no NAT, and ${what} is not in S3`,
        got: isInS3 ? false : address,
        fix: isInS3
          ? `remove it, or give ${hub.name} ${openWords}`
          : `give ${hub.name} ${openWords}, or put the file into a bucket and write its s3:// address`,
        because: [place],
      }),
    ];
  });
}

function sessionsReachNodes(environment: Environment): Found[] {
  const hub = closedHub(environment);
  return hub === undefined || hub.vpc.interfaceEndpoints.includes("ssm")
    ? []
    : [
        found(["network", "vpcs", hub.name], {
          problem: "has no way for Session Manager, which is how people reach nodes",
          fix: "add interface_endpoints: [ssm], or a NAT gateway",
        }),
      ];
}

function servicesAreReached(environment: Environment): Found[] {
  const hub = closedHub(environment);
  const { cluster, storage } = environment;
  const calls = engineOf(cluster).services?.(cluster, storage.kmsKeyArn) ?? [];
  return calls
    .filter(({ group }) => hub !== undefined && !hub.vpc.interfaceEndpoints.includes(group))
    .map(({ group, what }) =>
      found(["network", "vpcs", environment.network.hub], {
        problem: `gives nodes no way to ${what}`,
        fix: `add ${group} to interface_endpoints, or a NAT gateway`,
      }),
    );
}

function zoneHidesNoDownload(environment: Environment): Found[] {
  const zone = zoneName(environment.name, value(environment.dns.zoneName));
  return downloadsOf(environment)
    .map(({ address }) => hostOf(address))
    .filter((host) => host === zone || host.endsWith(`.${zone}`))
    .map((host) =>
      found(["dns", "zone_name"], {
        problem: `hides ${host}, which nodes download from: a private zone answers alone for all names below it`,
        got: environment.dns.zoneName,
        fix: "take a name of your own, such as spark.example.internal",
      }),
    );
}

const hostOf = (address: string) => /^https:\/\/([^/:]+)/.exec(address)?.[1] ?? "";
