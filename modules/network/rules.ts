import type { Path } from "../rule/finding";
import { type Check, type Found, found } from "../rule/requirement";
import { NO_HOSTS } from "./address-patterns";
import { Cidr } from "./cidr";
import { existingChecks } from "./existing-checks";
import { addressesDiffer } from "./name-checks";
import { zoneCount, zonesFor } from "./plan";
import { quotaChecks } from "./quota-checks";
import { PEERINGS_OF_VPC } from "./quotas";
import { notAZone, overlaps, tooManyZones } from "./refusals";
import { regionChecks } from "./region-checks";
import type { NetworkSettings } from "./schema";
import { parseCidr, vpcChecks } from "./vpc-checks";
import { zonesOf } from "./zones";

const ZONES_PAGE = "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html";

/** What is said of the network of a file alone; see `vpc-rules.ts` for what modules are judged by too. */
export const networkChecks: Check<NetworkSettings>[] = [
  ...vpcChecks,
  {
    says: "no two VPCs have names that are one address in Terraform, such as `a-b` and `a--b`",
    find: addressesDiffer,
  },
  {
    says: "the ranges of all VPCs are apart",
    source: "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html",
    find: rangesAreApart,
  },
  { says: "`availability_zones` are zones of the region", source: ZONES_PAGE, find: zonesExist },
  { says: "the region has as many zones as `availability_zone_count`", source: ZONES_PAGE, find: zonesSuffice },
  ...regionChecks,
  ...existingChecks,
  ...quotaChecks,
];

function rangesAreApart({ network }: NetworkSettings): Found[] {
  const ranges = Object.entries(network.vpcs).flatMap(([name, vpc]) => {
    const cidr = parseCidr(vpc);
    // Of one that no host has an address of, enough is said.
    return cidr && !NO_HOSTS.test(cidr.toString()) ? [{ name, cidr }] : [];
  });
  const all = ranges.map(({ cidr }) => cidr);
  // Of more VPCs than AWS peers with a hub enough is said, and to compare them all would take long.
  const compared = ranges.length > PEERINGS_OF_VPC.most + 1 ? [] : ranges;
  return compared.flatMap((range, index) =>
    ranges
      .slice(0, index)
      .filter((earlier) => earlier.cidr.overlaps(range.cidr))
      .map((earlier) =>
        found(["network", "vpcs", range.name, "cidr"], {
          ...overlaps(`${earlier.name} (${earlier.cidr})`),
          got: range.cidr.toString(),
          fix: moveTo(firstFree(all, range.cidr)),
        }),
      ),
  );
}

const moveTo = (free: Cidr | undefined) => (free ? `move it, for example to ${free}` : "take a smaller range");

/** The first range of the size of `cidr` in 10.0.0.0/8 that overlaps none of the others; undefined if there is none. */
function firstFree(taken: Cidr[], cidr: Cidr): Cidr | undefined {
  const space = Cidr.parse("10.0.0.0/8");
  if (cidr.prefix < space.prefix || taken.some((other) => other.contains(space))) {
    return undefined;
  }
  let candidate = space.first(cidr.prefix);
  while (space.contains(candidate)) {
    const other = taken.find((one) => one.overlaps(candidate));
    if (other === undefined) {
      return candidate;
    }
    // Behind the larger of the two at once: a small range fits a million times into a large one.
    candidate = (other.contains(candidate) ? other.next() : candidate.next()).first(cidr.prefix);
  }
  return undefined;
}

function zonesExist(environment: NetworkSettings): Found[] {
  const { network, region } = environment;
  const named: [Path, string[] | undefined][] = [
    [["network"], network.availabilityZones],
    ...Object.entries(network.vpcs).map(([name, vpc]): [Path, string[] | undefined] => [
      ["network", "vpcs", name],
      vpc.availabilityZones,
    ]),
  ];
  const known = zonesOf(region);
  return named.flatMap(([path, zones]) =>
    (zones ?? []).flatMap((zone, index) =>
      (known ? known.includes(zone) : zone.slice(0, -1) === region)
        ? []
        : [
            found([...path, "availability_zones", index], {
              ...notAZone(known?.join(", ") ?? `${region} and a letter`),
              got: zone,
            }),
          ],
    ),
  );
}

function zonesSuffice(environment: NetworkSettings): Found[] {
  const known = zonesOf(environment.region);
  return Object.entries(environment.network.vpcs).flatMap(([name, vpc]) => {
    const zones = zonesFor(environment, vpc);
    return known && !vpc.id && "count" in zones && zoneCount(zones) > known.length
      ? [
          found(["network", "vpcs", name], {
            ...tooManyZones(zoneCount(zones), known.length),
          }),
        ]
      : [];
  });
}
