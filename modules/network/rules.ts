import { type Finding, fault, type Path, type Rule, warning } from "../rule/finding";
import { judge } from "../rule/judge";
import { values } from "../value/value";
import { Cidr } from "./cidr";
import { zoneCount, zonesFor } from "./plan";
import type { NetworkSettings } from "./schema";
import { parseCidr, vpcChecks } from "./vpc-checks";
import { vpcRules } from "./vpc-rules";
import { ZONE_ADVICE, zonesOf } from "./zones";

/** What AWS and the topology ask of a network, beyond the form of each field. */
export const networkRules: Rule<NetworkSettings>[] = [
  ({ network }) => judge(vpcRules, values(network), ["network"]),
  ...vpcChecks,
  rangesAreApart,
  zonesExist,
  regionIsKnown,
];

function rangesAreApart({ network }: NetworkSettings): Finding[] {
  const ranges = Object.entries(network.vpcs).flatMap(([name, vpc]) => {
    const cidr = parseCidr(vpc);
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
          fix: `move it, for example to ${firstFree(
            ranges.map(({ cidr }) => cidr),
            range.cidr,
          )}`,
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

function zonesExist(environment: NetworkSettings): Finding[] {
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
              fix: ZONE_ADVICE,
            }),
          ],
    ),
  );
  return [...unknown, ...tooManyZones(environment, known)];
}

function tooManyZones(environment: NetworkSettings, known: string[] | undefined): Finding[] {
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

function regionIsKnown({ region }: NetworkSettings): Finding[] {
  return zonesOf(region)
    ? []
    : [warning(["region"], { problem: "is not in the list of July 2026; its zones are not checked", got: region })];
}
