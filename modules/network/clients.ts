import { Token } from "cdktf";
import type { Access } from "../access/schema";
import type { Rule } from "../rule/claim";
import { eachEntry } from "../rule/entries";
import { text } from "../rule/text";
import { hcl } from "../value/expression";
import { type Answer, ask, either, endsWith, not } from "../value/question";
import { type Value, type Values, value, whenKnown } from "../value/value";
import { Cidr } from "./cidr";
import { NAME_CLIENTS } from "./refusals";
import type { NetworkSettings } from "./schema";

/** Who may reach the cluster by address: those the file names, otherwise all of the peered VPCs. */
export function clientRanges({ access, network }: Pick<NetworkSettings, "access" | "network">): string[] {
  const peers = Object.entries(network.vpcs).filter(([name]) => name !== network.hub);
  return access.clientCidrs ?? peers.map(([, vpc]) => vpc.cidr as string);
}

const RANGES = ["client_cidrs"];

export const clientRules: Rule<Pick<Values<Access>, "clientCidrs" | "clientSecurityGroupIds">>[] = [
  {
    says: "`client_cidrs` are not the world",
    claims: ({ clientCidrs }) =>
      eachEntry(clientCidrs, RANGES, (cidr, path) => ({
        path,
        holds: not(isWorld(cidr)),
        problem: "would open the cluster to the world",
        got: cidr,
        allowed: "ranges of your own networks",
        fix: NAME_CLIENTS,
      })),
  },
  {
    says: "`client_cidrs` begin where their prefixes say",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html",
    claims: ({ clientCidrs }) =>
      eachEntry(clientCidrs, RANGES, (cidr, path) => ({
        path,
        holds: either(isWorld(cidr), isExact(cidr)),
        problem: "does not begin where its prefix says; a security group refuses it",
        got: cidr,
        fix: text`write ${exact(cidr)}`,
      })),
  },
];

const isWorld = (cidr: Value<string>): Answer => endsWith(cidr, "/0");

/** Whether a range begins where its prefix says; one that is no range has been refused already. */
export function isExact(cidr: Value<string>): Answer {
  return whenKnown(
    cidr,
    (known) => value(Cidr.parse(known).toString() === known),
    (later) => ask`try(cidrsubnet(${later}, 0, 0) == ${later}, true)`,
  );
}

/** The range as AWS would write it. */
export function exact(cidr: Value<string>): Value<string> {
  return whenKnown(
    cidr,
    (known) => value(known && Cidr.parse(known).toString()),
    (later) => value(Token.asString(hcl`try(cidrsubnet(${later}, 0, 0), ${later})`)),
  );
}
