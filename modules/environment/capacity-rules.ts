import type { Demand } from "../engine/engine";
import { engineOf } from "../engines";
import { Cidr } from "../network/cidr";
import { planSubnets, RESERVED_ADDRESSES, subnetRequest, subnetsFit } from "../network/plan";
import { type Check, type Found, found } from "../rule/requirement";
import { ownValue } from "../schema/own-value";
import type { Environment } from "./schema";

/** What is asked of the network for the cluster that lives in it. */
export const capacityChecks: Check<Environment>[] = [
  {
    says: "the hub's private subnets hold all nodes that the cluster may grow to",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
    find: hubHasAddresses,
  },
];

function hubHasAddresses(environment: Environment): Found[] {
  const demand = engineOf(environment.cluster).demand(environment.cluster);
  const free = hubAddresses(environment, demand);
  return free === undefined || demand.nodes <= free
    ? []
    : [
        found(["cluster", ...demand.path], {
          problem: `lets up to ${demand.nodes} nodes into the hub, whose private subnets hold ${free}`,
          allowed: `at most ${free} nodes, master included`,
          fix: "lower it, or give the hub a larger range or a smaller private_subnet_prefix",
        }),
      ];
}

/** Addresses that the cluster can use; undefined where the hub's subnets are not planned here. */
function hubAddresses(environment: Environment, { zones }: Demand): number | undefined {
  const { network } = environment;
  const hub = ownValue(network.vpcs, network.hub);
  if (!hub?.cidr || hub.id) {
    return undefined;
  }
  const request = subnetRequest(environment, hub);
  if (!subnetsFit(request)) {
    return undefined;
  }
  const sizes = planSubnets(request).private.map((subnet) => Cidr.parse(subnet).size - RESERVED_ADDRESSES);
  return zones === "one" ? sizes[0] : sizes.reduce((sum, size) => sum + size, 0);
}
