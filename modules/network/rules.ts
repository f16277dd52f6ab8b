import { type Finding, fault, type Path, type Rule, warning } from "../environment/finding";
import type { Environment } from "../environment/schema/environment";
import type { Vpc } from "../environment/schema/network";
import { Cidr } from "./cidr";
import { subnetPrefixes, subnetRequest, subnetsFit, zoneCount, zonesFor } from "./plan";
import { zonesOf } from "./zones";

/** What AWS and the topology ask of a network, beyond the form of each field. */
export const networkRules: Rule<Environment>[] = [
  hubExists,
  eachVpc(givenCidr),
  eachVpc(wellFormedCidr),
  eachVpc(existingIsComplete),
  eachVpc(existingTakesNoSettings),
  eachVpc(createdTakesNoIds),
  eachVpc(natHasGateway),
  eachVpc(subnetsAreOrdered),
  eachVpc(subnetsHaveRoom),
  rangesAreApart,
  zonesExist,
  regionIsKnown,
];

type VpcRule = (environment: Environment, name: string, vpc: Vpc, path: Path) => Finding[];

function eachVpc(rule: VpcRule): Rule<Environment> {
  return (environment) =>
    Object.entries(environment.network.vpcs).flatMap(([name, vpc]) =>
      rule(environment, name, vpc, ["network", "vpcs", name]),
    );
}

function hubExists({ network }: Environment): Finding[] {
  const names = Object.keys(network.vpcs);
  return names.includes(network.hub)
    ? []
    : [
        fault(["network", "hub"], {
          problem: "names no VPC of this file",
          got: network.hub,
          allowed: names.join(", "),
          fix: `write hub: ${names[0]}, or add ${network.hub} to network.vpcs`,
        }),
      ];
}

function givenCidr(_: Environment, _name: string, vpc: Vpc, path: Path): Finding[] {
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

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
function wellFormedCidr(_: Environment, _name: string, vpc: Vpc, path: Path): Finding[] {
  const cidr = parse(vpc);
  if (!cidr) {
    return [];
  }
  const findings: Finding[] = [];
  if (cidr.prefix < 16 || cidr.prefix > 28) {
    findings.push(fault([...path, "cidr"], { problem: "is a size that AWS refuses", got: vpc.cidr, allowed: "/16 to /28" }));
  }
  if (cidr.toString() !== vpc.cidr) {
    findings.push(
      fault([...path, "cidr"], {
        problem: "does not begin where its prefix says",
        got: vpc.cidr,
        allowed: "an address whose bits behind the prefix are zero",
        fix: `write ${cidr}`,
      }),
    );
  }
  return findings;
}

function existingIsComplete({ network }: Environment, name: string, vpc: Vpc, path: Path): Finding[] {
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
function existingTakesNoSettings(_: Environment, _name: string, vpc: Vpc, path: Path): Finding[] {
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

function createdTakesNoIds(_: Environment, _name: string, vpc: Vpc, path: Path): Finding[] {
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
          }),
        );
}

function natHasGateway(_: Environment, _name: string, vpc: Vpc, path: Path): Finding[] {
  return vpc.nat && vpc.nat !== "none" && !vpc.internetGateway
    ? [
        fault([...path, "nat"], {
          problem: "needs an internet gateway",
          got: vpc.nat,
          allowed: "none where internet_gateway is false",
          fix: "write nat: none, or internet_gateway: true",
        }),
      ]
    : [];
}

function subnetsAreOrdered(_: Environment, _name: string, vpc: Vpc, path: Path): Finding[] {
  const cidr = parse(vpc);
  const prefixes = { private_subnet_prefix: vpc.privateSubnetPrefix, public_subnet_prefix: vpc.publicSubnetPrefix };
  return cidr
    ? Object.entries(prefixes)
        .filter(([, prefix]) => prefix !== undefined && prefix < cidr.prefix)
        .map(([key, got]) =>
          fault([...path, key], { problem: "is larger than the VPC", got, allowed: `${cidr.prefix} to 28` }),
        )
    : [];
}

function subnetsHaveRoom(environment: Environment, _name: string, vpc: Vpc, path: Path): Finding[] {
  if (vpc.id || !parse(vpc)) {
    return [];
  }
  const request = subnetRequest(environment, vpc);
  const { privatePrefix, publicPrefix } = subnetPrefixes(request);
  return subnetsFit(request)
    ? []
    : [
        fault([...path, "cidr"], {
          problem: `has no room for ${request.zoneCount} zones with a /${privatePrefix} private${request.isPublic ? ` and a /${publicPrefix} public` : ""} subnet each`,
          got: vpc.cidr,
          fix: "take a larger range, fewer zones or smaller subnets (a larger prefix)",
        }),
      ];
}

function rangesAreApart({ network }: Environment): Finding[] {
  const ranges = Object.entries(network.vpcs).flatMap(([name, vpc]) => {
    const cidr = parse(vpc);
    return cidr ? [{ name, cidr }] : [];
  });
  return ranges.flatMap((range, index) =>
    ranges
      .slice(0, index)
      .filter((earlier) => earlier.cidr.overlaps(range.cidr))
      .map((earlier) =>
        fault(["network", "vpcs", range.name, "cidr"], {
          problem: `${relation(range, earlier, network.hub)} ${earlier.name} (${earlier.cidr})`,
          got: range.cidr.toString(),
          allowed: "ranges that share no address; peering needs them apart",
          fix: `move it, for example to ${firstFree(ranges.map(({ cidr }) => cidr), range.cidr)}`,
        }),
      ),
  );
}

function relation(range: { name: string; cidr: Cidr }, earlier: { name: string; cidr: Cidr }, hub: string): string {
  const role = earlier.name === hub ? "the hub " : "";
  return `${earlier.cidr.contains(range.cidr) ? "lies inside" : "overlaps"} ${role}`.trimEnd();
}

/** The first range of the size of `cidr` in 10.0.0.0/8 that overlaps none of the others. */
function firstFree(taken: Cidr[], cidr: Cidr): Cidr {
  let candidate = Cidr.parse("10.0.0.0/8").first(cidr.prefix);
  while (taken.some((other) => other.overlaps(candidate))) {
    candidate = candidate.next();
  }
  return candidate;
}

function zonesExist(environment: Environment): Finding[] {
  const { network, region } = environment;
  const named: [Path, string[] | undefined][] = [
    [["network"], network.availabilityZones],
    ...Object.entries(network.vpcs).map(([name, vpc]): [Path, string[] | undefined] => [
      ["network", "vpcs", name],
      vpc.availabilityZones,
    ]),
  ];
  const known = zonesOf(region);
  const unknown = named.flatMap(([path, zones]) =>
    (zones ?? []).flatMap((zone, index) =>
      (known ? known.includes(zone) : zone.slice(0, -1) === region)
        ? zones?.indexOf(zone) === index
          ? []
          : [fault([...path, "availability_zones", index], { problem: "is named twice", got: zone })]
        : [
            fault([...path, "availability_zones", index], {
              problem: `is not a zone of ${region}`,
              got: zone,
              allowed: known?.join(", ") ?? `${region} and a letter`,
              fix: "correct it, or give availability_zone_count to take the region's zones as AWS lists them",
            }),
          ],
    ),
  );
  return [...unknown, ...tooManyZones(environment, known)];
}

function tooManyZones(environment: Environment, known: string[] | undefined): Finding[] {
  return Object.entries(environment.network.vpcs).flatMap(([name, vpc]) => {
    const zones = zonesFor(environment, vpc);
    return known && !vpc.id && "count" in zones && zoneCount(zones) > known.length
      ? [
          fault(["network", "vpcs", name], {
            problem: `asks for ${zoneCount(zones)} zones, ${environment.region} has ${known.length}`,
            allowed: `1 to ${known.length}`,
            fix: "lower availability_zone_count",
          }),
        ]
      : [];
  });
}

function regionIsKnown({ region }: Environment): Finding[] {
  return zonesOf(region)
    ? []
    : [warning(["region"], { problem: "is not in the list of July 2026; its zones are not checked", got: region })];
}

function parse(vpc: Vpc): Cidr | undefined {
  return vpc.cidr ? Cidr.parse(vpc.cidr) : undefined;
}
