import { Token } from "cdktf";
import type { Claim, Rule } from "../rule/claim";
import { eachBlock } from "../rule/entries";
import type { Path } from "../rule/finding";
import type { Requirement } from "../rule/requirement";
import { set, text } from "../rule/text";
import { nearest } from "../schema/nearest";
import { hcl } from "../value/expression";
import { keysOf } from "../value/list";
import { lengthOf } from "../value/number";
import { both, either, includes, is, isAtLeast, isAtMost, isMissing, matches, whereGiven } from "../value/question";
import { type Value, type Values, value, whenKnown } from "../value/value";
import { NO_HOSTS } from "./address-patterns";
import { rangeHasHosts, rangeIsUsual } from "./address-rules";
import { Cidr } from "./cidr";
import { exact, isExact } from "./clients";
import { PEERINGS_OF_VPC, QUOTAS_PAGE } from "./quotas";
import type { Network, Vpc } from "./schema";

const VPC_RANGES = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html";

/** What AWS asks of each VPC that is made, and the topology of all. */
export const vpcRules: Rule<Values<Network>>[] = [
  { says: "`hub` names one of `vpcs`", claims: hubExists },
  {
    says: `\`vpcs\` are at most ${PEERINGS_OF_VPC.most} and the hub: AWS peers a VPC with no more`,
    source: QUOTAS_PAGE,
    claims: ({ vpcs }) => peersAreFew(vpcs, { path: ["vpcs"], hub: 1 }),
  },
  {
    says: "`availability_zones` and `availability_zone_count` are not given both",
    claims: ({ availabilityZones, availabilityZoneCount }) =>
      zonesAreSaidOnce({ availabilityZones, availabilityZoneCount }, []),
  },
  eachVpc({
    says: "`availability_zones` and `availability_zone_count` of a VPC are not given both",
    claims: (vpc, path) => [zonesAreSaidOnce(vpc, path)],
  }),
  eachVpc({
    says: "`cidr` is a range of /16 to /28 that begins where its prefix says",
    source: VPC_RANGES,
    claims: rangeIsPossible,
  }),
  eachVpc({
    says: "`cidr` is not of this network, loopback, link-local, multicast or reserved addresses",
    source: VPC_RANGES,
    claims: ({ cidr }, path) => [rangeHasHosts(cidr, [...path, "cidr"])],
  }),
  eachVpc({
    says: "`cidr` of a VPC that is made is of private addresses, and not Docker's 172.17.0.0/16",
    source: VPC_RANGES,
    severity: "warning",
    claims: rangeIsUsual,
  }),
  eachVpc({
    says: "`public_subnet_prefix` is given where there are public subnets",
    severity: "warning",
    claims: (vpc, path) => [publicPrefixHasEffect(vpc, path)],
  }),
  eachVpc({
    says: "`nat` has an internet gateway to go out by",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
    claims: natHasGateway,
  }),
  eachVpc({
    says: "`private_subnet_prefix` and `public_subnet_prefix` are not larger than the VPC",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
    claims: (vpc, path) => [
      subnetIsSmaller(vpc, [...path, "private_subnet_prefix"], vpc.privateSubnetPrefix),
      subnetIsSmaller(vpc, [...path, "public_subnet_prefix"], vpc.publicSubnetPrefix),
    ],
  }),
];

interface VpcRule extends Requirement {
  claims: (vpc: Values<Vpc>, path: Path) => Claim[];
}

/** What is asked of each VPC. */
function eachVpc({ claims, ...requirement }: VpcRule): Rule<Pick<Values<Network>, "vpcs">> {
  return { ...requirement, claims: ({ vpcs }) => eachBlock<Vpc>(vpcs, ["vpcs"], claims) };
}

/** A hub has no more peers than AWS peers with one VPC; `hub` is 1 where the hub is an entry itself. */
export function peersAreFew(peers: Value<Record<string, object>>, { path, hub }: { path: Path; hub: 0 | 1 }): Claim {
  const count = lengthOf(keysOf(peers));
  return {
    path,
    holds: isAtMost(count, PEERINGS_OF_VPC.most + hub),
    problem: text`are ${count}, more than AWS peers with one hub`,
    allowed: `at most ${PEERINGS_OF_VPC.most}${hub ? " and the hub" : ""}`,
    fix: "divide them among several hubs",
  };
}

/** Zones by name and by number at once: one of the two would be passed over. */
function zonesAreSaidOnce(
  { availabilityZones, availabilityZoneCount }: Pick<Values<Vpc>, "availabilityZones" | "availabilityZoneCount">,
  path: Path,
): Claim {
  return {
    path: [...path, "availability_zone_count"],
    holds: either(isMissing(availabilityZones), isMissing(availabilityZoneCount)),
    problem: "is not possible together with availability_zones",
    got: availabilityZoneCount,
    fix: "remove one: availability_zones names the zones, availability_zone_count takes the region's first",
  };
}

function publicPrefixHasEffect({ internetGateway, publicSubnetPrefix }: Values<Vpc>, path: Path): Claim {
  return {
    path: [...path, "public_subnet_prefix"],
    holds: either(internetGateway, isMissing(publicSubnetPrefix)),
    problem: "has no effect: without an internet gateway there are no public subnets",
    got: publicSubnetPrefix,
    fix: text`remove it, or write ${set("internet_gateway", true)}`,
  };
}

function hubExists({ hub, vpcs }: Pick<Values<Network>, "hub" | "vpcs">): Claim {
  const names = keysOf(vpcs);
  return {
    path: ["hub"],
    holds: includes(names, hub),
    problem: "names no VPC of vpcs",
    got: hub,
    allowed: text`${names}`,
    fix: whenKnown<string[], string | undefined>(
      names,
      (known) => nearest(hub, known) ?? `write hub: ${known[0]}, or add ${String(hub)} to network.vpcs`,
      () => undefined,
    ),
    because: [["vpcs"]],
  };
}

function rangeIsPossible({ cidr }: Values<Vpc>, path: Path): Claim[] {
  return [
    {
      path: [...path, "cidr"],
      // Of a range that no host has an address of, whatever its size, enough is said.
      holds: whereGiven(cidr, (range) =>
        either(matches(range, NO_HOSTS), both(isAtLeast(prefixOf(range), 16), isAtMost(prefixOf(range), 28))),
      ),
      problem: "is a size that AWS refuses",
      got: cidr,
      allowed: "/16 to /28",
    },
    rangeIsExact(cidr, [...path, "cidr"]),
  ];
}

/** The range of a VPC begins where its prefix says. */
export function rangeIsExact(cidr: Value<string | undefined>, path: Path): Claim {
  return {
    path,
    holds: whereGiven(cidr, isExact),
    problem: "does not begin where its prefix says",
    got: cidr,
    allowed: "an address whose bits behind the prefix are zero",
    fix: text`write ${exact(cidr as Value<string>)}`,
  };
}

function natHasGateway({ nat, internetGateway }: Values<Vpc>, path: Path): Claim[] {
  return [
    {
      path: [...path, "nat"],
      holds: whereGiven(nat, (asked) => either(is(asked, "none"), internetGateway)),
      problem: "needs an internet gateway",
      got: nat,
      allowed: "none where internet_gateway is false",
      fix: text`write ${set("nat", "none")}, or ${set("internet_gateway", true)}`,
    },
  ];
}

function subnetIsSmaller({ cidr }: Values<Vpc>, path: Path, prefix: Value<number | undefined>): Claim {
  return {
    path,
    holds: whereGiven(cidr, (range) => whereGiven(prefix, (asked) => isAtLeast(asked, prefixOf(range)))),
    problem: "is larger than the VPC",
    got: prefix,
    allowed: text`${prefixOf(cidr as Value<string>)} to 28`,
  };
}

/** A range that is none has been refused already, and is taken for one of a possible size. */
function prefixOf(cidr: Value<string>): Value<number> {
  return whenKnown(
    cidr,
    (known) => value(known === undefined ? 16 : Cidr.parse(known).prefix),
    (later) => value(Token.asNumber(hcl`try(tonumber(split("/", ${later})[1]), 16)`)),
  );
}
