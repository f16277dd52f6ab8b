import type { Access } from "../access/schema";
import { type Finding, fault, type Rule } from "../rule/finding";
import { Cidr } from "./cidr";
import type { NetworkSettings } from "./schema";

/** Who may reach the cluster by address: those the file names, otherwise all of the peered VPCs. */
export function clientRanges({ access, network }: NetworkSettings): string[] {
  const peers = Object.entries(network.vpcs).filter(([name]) => name !== network.hub);
  return access.clientCidrs ?? peers.map(([, vpc]) => vpc.cidr as string);
}

export const clientRules: Rule<NetworkSettings>[] = [neverTheWorld, rangesAreExact];

function neverTheWorld({ access }: NetworkSettings): Finding[] {
  return ranges(access).flatMap(([cidr, index]) =>
    cidr.endsWith("/0")
      ? [
          fault(["access", "client_cidrs", index], {
            problem: "would open the cluster to the world",
            got: cidr,
            allowed: "ranges of your own networks",
            fix: "name the ranges of your clients, or reach the web pages through Session Manager",
          }),
        ]
      : [],
  );
}

function rangesAreExact({ access }: NetworkSettings): Finding[] {
  return ranges(access).flatMap(([cidr, index]) =>
    !cidr.endsWith("/0") && exact(cidr) !== cidr
      ? [
          fault(["access", "client_cidrs", index], {
            problem: "does not begin where its prefix says; a security group refuses it",
            got: cidr,
            fix: `write ${exact(cidr)}`,
          }),
        ]
      : [],
  );
}

const ranges = (access: Access) => (access.clientCidrs ?? []).map((cidr, index) => [cidr, index] as const);

const exact = (cidr: string) => Cidr.parse(cidr).toString();
