import { Token } from "cdktf";
import type { Access } from "../access/schema";
import type { Claim, Rule } from "../rule/claim";
import { eachEntry } from "../rule/entries";
import { text } from "../rule/text";
import { hcl } from "../value/expression";
import { either, isAtMost, matches, not, whereGiven } from "../value/question";
import { type Value, type Values, value, whenKnown } from "../value/value";
import { INTERNAL, NO_HOSTS } from "./address-patterns";
import { Cidr } from "./cidr";
import { NAME_CLIENTS } from "./refusals";

type Clients = Pick<Values<Access>, "clientCidrs">;

const RANGES = ["client_cidrs"];

/**
 * Most public addresses that clients may have: a /8.
 *
 * It is the largest block that anybody was ever given, so that more than it are strangers' addresses, however they are cut:
 * 0.0.0.0/1 and 128.0.0.0/1 are the world as well. https://www.iana.org/assignments/ipv4-address-space
 */
const MOST_PUBLIC = 2 ** 24;

const BLOCKS = "https://www.iana.org/assignments/ipv4-address-space/ipv4-address-space.xhtml";

/** How much of the internet clients are. */
export const clientWidthRules: Rule<Clients>[] = [
  { says: "`client_cidrs` hold no more public addresses than a /8 together", source: BLOCKS, claims: areNarrow },
  {
    says: "`client_cidrs` are of private addresses, which clients of a private subnet come from",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/how-it-works.html",
    severity: "warning",
    claims: areInternal,
  },
];

function areNarrow({ clientCidrs }: Clients): Claim {
  return {
    path: RANGES,
    holds: whereGiven(clientCidrs, (ranges) => isAtMost(publicAddresses(ranges), MOST_PUBLIC)),
    problem: text`hold ${publicAddresses(clientCidrs as Value<string[]>)} public addresses together, which opens the cluster to strangers`,
    got: clientCidrs,
    allowed: "at most 16777216, a /8, the largest block that anybody has",
    fix: NAME_CLIENTS,
  };
}

/** Addresses that are not private; those of the world itself are not counted, which is refused already. */
function publicAddresses(ranges: Value<string[]>): Value<number> {
  return whenKnown(
    ranges,
    (known) =>
      value(
        (known ?? [])
          .filter((range) => !INTERNAL.test(range) && !range.endsWith("/0"))
          .reduce((sum, range) => sum + Cidr.parse(range).size, 0),
      ),
    (later) =>
      value(
        Token.asNumber(
          hcl`sum(concat([0], [for range in coalesce(${later}, []) : can(regex(${INTERNAL.source}, range)) || endswith(range, "/0") ? 0 : try(pow(2, 32 - tonumber(split("/", range)[1])), 0)]))`,
        ),
      ),
  );
}

function areInternal({ clientCidrs }: Clients): Claim[] {
  // Of what is refused for its width, enough is said.
  const areRefused = not(areNarrow({ clientCidrs }).holds);
  const isRefused = (cidr: Value<string>) => either(areRefused, matches(cidr, /\/0$/));
  return [
    ...eachEntry(clientCidrs, RANGES, (cidr, path) => ({
      path,
      holds: either(isRefused(cidr), either(matches(cidr, INTERNAL), matches(cidr, NO_HOSTS))),
      problem: "is of public addresses; nodes have private ones alone, so that nobody comes from there",
      got: cidr,
      fix: "name the private range that your clients come from, or keep it if a network of yours has these inside",
    })),
    ...eachEntry(clientCidrs, RANGES, (cidr, path) => ({
      path,
      holds: either(isRefused(cidr), not(matches(cidr, NO_HOSTS))),
      problem: "is a range that no host has an address of",
      got: cidr,
      fix: "remove it, or name the range of your clients",
    })),
  ];
}
