import { Token } from "cdktf";
import type { Claim, Rule } from "../rule/claim";
import { eachBlock } from "../rule/entries";
import type { Path } from "../rule/finding";
import type { Requirement } from "../rule/requirement";
import { set, text } from "../rule/text";
import { nearest } from "../schema/nearest";
import { hcl } from "../value/expression";
import { keysOf } from "../value/list";
import { both, either, includes, is, isAtLeast, isAtMost, whereGiven } from "../value/question";
import { type Value, type Values, value, whenKnown } from "../value/value";
import { Cidr } from "./cidr";
import { exact, isExact } from "./clients";
import type { Network, Vpc } from "./schema";

/** What AWS asks of each VPC that is made, and the topology of all. */
export const vpcRules: Rule<Pick<Values<Network>, "hub" | "vpcs">>[] = [
  { says: "`hub` names one of `vpcs`", claims: hubExists },
  eachVpc({
    says: "`cidr` is a range of /16 to /28 that begins where its prefix says",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
    claims: rangeIsPossible,
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
      holds: whereGiven(cidr, (range) => both(isAtLeast(prefixOf(range), 16), isAtMost(prefixOf(range), 28))),
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
