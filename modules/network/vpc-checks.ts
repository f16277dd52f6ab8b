import type { Path } from "../rule/finding";
import { type Check, type Found, found, type Requirement } from "../rule/requirement";
import { Cidr } from "./cidr";
import { subnetPrefixes, subnetRequest, subnetsFit } from "./plan";
import { noRoom } from "./refusals";
import type { NetworkSettings, Vpc } from "./schema";

interface VpcCheck extends Requirement {
  find: (vpc: Vpc, path: Path, name: string, settings: NetworkSettings) => Found[];
}

const SIZING = "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html";

const CHECKS: VpcCheck[] = [
  { says: "`cidr` is given, of an existing VPC as well: routes and rules need it", find: givenCidr },
  {
    says: "an existing VPC comes with `private_subnet_ids` if it is the hub, and with `route_table_ids` if it is peered",
    find: existingIsComplete,
  },
  { says: "an existing VPC has no settings of a VPC that is made", find: existingTakesNoSettings },
  { says: "only an existing VPC has ids of subnets and route tables", find: createdTakesNoIds },
  { says: "the VPC has room for its subnets in every zone", source: SIZING, find: subnetsHaveRoom },
];

/** What is said of each VPC of a file alone: of VPCs that are there already, and of the subnets that the planner lays out. */
export const vpcChecks: Check<NetworkSettings>[] = CHECKS.map(({ find, ...requirement }) => ({
  ...requirement,
  find: (settings) =>
    Object.entries(settings.network.vpcs).flatMap(([name, vpc]) =>
      find(vpc, ["network", "vpcs", name], name, settings),
    ),
}));

function givenCidr(vpc: Vpc, path: Path): Found[] {
  return vpc.cidr
    ? []
    : [
        found([...path, "cidr"], {
          problem: "is missing",
          allowed: "the IPv4 range of the VPC, /16 to /28",
          fix: vpc.id ? "write the range that the existing VPC has; routes and rules need it" : "add cidr: 10.0.0.0/18",
        }),
      ];
}

function existingIsComplete(vpc: Vpc, path: Path, name: string, { network }: NetworkSettings): Found[] {
  if (!vpc.id) {
    return [];
  }
  const findings: Found[] = [];
  if (name === network.hub && !vpc.privateSubnetIds?.length) {
    findings.push(
      found([...path, "private_subnet_ids"], {
        problem: "is missing; the cluster runs in the private subnets of the hub",
        allowed: "at least one subnet id",
      }),
    );
  }
  const isPeered = Object.keys(network.vpcs).length > 1;
  if (isPeered && !vpc.routeTableIds?.length) {
    findings.push(
      found([...path, "route_table_ids"], {
        problem: "is missing; peering needs a route in each of them",
        allowed: "at least one route table id",
      }),
    );
  }
  return findings;
}

/** Settings of a VPC that only a VPC created here can have. One that says its default cannot be told from one that says nothing. */
function existingTakesNoSettings(vpc: Vpc, path: Path): Found[] {
  const settings = {
    availability_zones: vpc.availabilityZones,
    availability_zone_count: vpc.availabilityZoneCount,
    private_subnet_prefix: vpc.privateSubnetPrefix,
    public_subnet_prefix: vpc.publicSubnetPrefix,
    internet_gateway: vpc.internetGateway && undefined,
    nat: vpc.nat,
    s3_endpoint: vpc.s3Endpoint && undefined,
    interface_endpoints: vpc.interfaceEndpoints.length > 0 || undefined,
    flow_logs_retention_days: vpc.flowLogsRetentionDays,
  };
  return vpc.id
    ? Object.entries(settings)
        .filter(([, value]) => value !== undefined)
        .map(([key]) =>
          found([...path, key], {
            problem: `is not possible for an existing VPC (${vpc.id})`,
            fix: "remove it; an existing VPC is used as it is",
          }),
        )
    : [];
}

function createdTakesNoIds(vpc: Vpc, path: Path): Found[] {
  const ids = {
    private_subnet_ids: vpc.privateSubnetIds,
    public_subnet_ids: vpc.publicSubnetIds,
    route_table_ids: vpc.routeTableIds,
  };
  return vpc.id
    ? []
    : Object.entries(ids)
        .filter(([, value]) => value !== undefined)
        .map(([key]) =>
          found([...path, key], {
            problem: "is only possible for an existing VPC",
            fix: "add the VPC's id, or remove it",
            because: [[...path, "id"]],
          }),
        );
}

function isLargerThan(vpc: Vpc, prefix: number): boolean {
  return prefix < (parseCidr(vpc)?.prefix ?? 0);
}

function subnetsHaveRoom(vpc: Vpc, path: Path, _name: string, environment: NetworkSettings): Found[] {
  if (vpc.id || !parseCidr(vpc)) {
    return [];
  }
  const request = subnetRequest(environment, vpc);
  const { privatePrefix, publicPrefix } = subnetPrefixes(request);
  return subnetsFit(request) || isLargerThan(vpc, privatePrefix) || isLargerThan(vpc, publicPrefix)
    ? []
    : [
        found([...path, "cidr"], {
          ...noRoom(request.zoneCount, privatePrefix, publicPrefix, (text) => (request.isPublic ? text : "")),
          got: vpc.cidr,
        }),
      ];
}

export function parseCidr(vpc: Vpc): Cidr | undefined {
  return vpc.cidr ? Cidr.parse(vpc.cidr) : undefined;
}
