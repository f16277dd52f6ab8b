import { type Finding, fault, type Path, type Rule } from "../rule/finding";
import { Cidr } from "./cidr";
import { ROOM_ADVICE, subnetPrefixes, subnetRequest, subnetsFit } from "./plan";
import type { NetworkSettings, Vpc } from "./schema";

type VpcRule = (vpc: Vpc, path: Path, name: string, environment: NetworkSettings) => Finding[];

/** What is said of each VPC of a file alone: of VPCs that are there already, and of the subnets that the planner lays out. */
export const vpcChecks: Rule<NetworkSettings>[] = [
  givenCidr,
  existingIsComplete,
  existingTakesNoSettings,
  createdTakesNoIds,
  subnetsHaveRoom,
].map(eachVpc);

function eachVpc(rule: VpcRule): Rule<NetworkSettings> {
  return (environment) =>
    Object.entries(environment.network.vpcs).flatMap(([name, vpc]) =>
      rule(vpc, ["network", "vpcs", name], name, environment),
    );
}

function givenCidr(vpc: Vpc, path: Path): Finding[] {
  return vpc.cidr
    ? []
    : [
        fault([...path, "cidr"], {
          problem: "is missing",
          allowed: "the IPv4 range of the VPC, /16 to /28",
          fix: vpc.id ? "write the range that the existing VPC has; routes and rules need it" : "add cidr: 10.0.0.0/18",
        }),
      ];
}

function existingIsComplete(vpc: Vpc, path: Path, name: string, { network }: NetworkSettings): Finding[] {
  if (!vpc.id) {
    return [];
  }
  const findings: Finding[] = [];
  if (name === network.hub && !vpc.privateSubnetIds?.length) {
    findings.push(
      fault([...path, "private_subnet_ids"], {
        problem: "is missing; the cluster runs in the private subnets of the hub",
        allowed: "at least one subnet id",
      }),
    );
  }
  const isPeered = Object.keys(network.vpcs).length > 1;
  if (isPeered && !vpc.routeTableIds?.length) {
    findings.push(
      fault([...path, "route_table_ids"], {
        problem: "is missing; peering needs a route in each of them",
        allowed: "at least one route table id",
      }),
    );
  }
  return findings;
}

/** Settings of a VPC that only a VPC created here can have. Those with a default that is on cannot be told from it. */
function existingTakesNoSettings(vpc: Vpc, path: Path): Finding[] {
  const settings = {
    availability_zones: vpc.availabilityZones,
    availability_zone_count: vpc.availabilityZoneCount,
    private_subnet_prefix: vpc.privateSubnetPrefix,
    public_subnet_prefix: vpc.publicSubnetPrefix,
    nat: vpc.nat,
    interface_endpoints: vpc.interfaceEndpoints.length > 0 || undefined,
    flow_logs_retention_days: vpc.flowLogsRetentionDays,
  };
  return vpc.id
    ? Object.entries(settings)
        .filter(([, value]) => value !== undefined)
        .map(([key]) =>
          fault([...path, key], {
            problem: `is not possible for an existing VPC (${vpc.id})`,
            fix: "remove it; an existing VPC is used as it is",
          }),
        )
    : [];
}

function createdTakesNoIds(vpc: Vpc, path: Path): Finding[] {
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
          fault([...path, key], {
            problem: "is only possible for an existing VPC",
            fix: "add the VPC's id, or remove it",
            because: [[...path, "id"]],
          }),
        );
}

function isLargerThan(vpc: Vpc, prefix: number): boolean {
  return prefix < (parseCidr(vpc)?.prefix ?? 0);
}

function subnetsHaveRoom(vpc: Vpc, path: Path, _name: string, environment: NetworkSettings): Finding[] {
  if (vpc.id || !parseCidr(vpc)) {
    return [];
  }
  const request = subnetRequest(environment, vpc);
  const { privatePrefix, publicPrefix } = subnetPrefixes(request);
  return subnetsFit(request) || isLargerThan(vpc, privatePrefix) || isLargerThan(vpc, publicPrefix)
    ? []
    : [
        fault([...path, "cidr"], {
          problem: `has no room for ${request.zoneCount} zones with a /${privatePrefix} private${request.isPublic ? ` and a /${publicPrefix} public` : ""} subnet each`,
          got: vpc.cidr,
          fix: ROOM_ADVICE,
        }),
      ];
}

export function parseCidr(vpc: Vpc): Cidr | undefined {
  return vpc.cidr ? Cidr.parse(vpc.cidr) : undefined;
}
