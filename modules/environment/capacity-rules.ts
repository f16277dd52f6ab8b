import type { EmrCapacity } from "../emr/capacity-schema";
import type { Emr } from "../emr/schema";
import { instanceFacts } from "../instances/catalog";
import { Cidr } from "../network/cidr";
import { planSubnets, RESERVED_ADDRESSES, subnetRequest, subnetsFit } from "../network/plan";
import { type Finding, fault, type Path, type Rule } from "../rule/finding";
import type { Environment } from "./schema";

/** Rules between the network and the cluster that lives in it. */
export const capacityRules: Rule<Environment>[] = [hubHasAddresses];

/** A limit of the file, and how many nodes it lets into the hub. */
interface Demand {
  path: Path;
  nodes: number;
}

function hubHasAddresses(environment: Environment): Finding[] {
  const free = hubAddresses(environment);
  const demand = largestDemand(environment);
  return free === undefined || demand.nodes <= free
    ? []
    : [
        fault(demand.path, {
          problem: `lets up to ${demand.nodes} nodes into the hub, whose private subnets hold ${free}`,
          allowed: `at most ${free} nodes, master included`,
          fix: "lower it, or give the hub a larger range or a smaller private_subnet_prefix",
        }),
      ];
}

/** Addresses that the cluster can use; undefined where the hub's subnets are not planned here. */
function hubAddresses(environment: Environment): number | undefined {
  const { network, cluster } = environment;
  const hub = network.vpcs[network.hub];
  if (!hub?.cidr || hub.id) {
    return undefined;
  }
  const request = subnetRequest(environment, hub);
  if (!subnetsFit(request)) {
    return undefined;
  }
  const sizes = planSubnets(request).private.map((subnet) => Cidr.parse(subnet).size - RESERVED_ADDRESSES);
  // EMR starts all of a cluster in one zone; an autoscaling group spreads over all of them.
  return cluster.engine === "emr" ? sizes[0] : sizes.reduce((sum, size) => sum + size, 0);
}

function largestDemand({ cluster }: Environment): Demand {
  if (cluster.engine === "standalone") {
    return { path: ["cluster", "workers", "max"], nodes: cluster.workers.max + 1 };
  }
  const { count } = cluster.master;
  const managed = cluster.managedScaling;
  if (managed) {
    // A unit of a fleet is an instance at most.
    const perInstance = managed.unitType === "VCPU" ? smallestVcpu(cluster) : 1;
    const nodes = Math.ceil(managed.maximum / perInstance) + count;
    return { path: ["cluster", "managed_scaling", "maximum"], nodes };
  }
  const core = most(cluster.core);
  const task = cluster.task ? most(cluster.task) : 0;
  return { path: ["cluster", core >= task ? "core" : "task"], nodes: core + task + count };
}

function smallestVcpu({ core, task }: Emr): number {
  const types = [...core.instanceTypes, ...(task?.instanceTypes ?? [])];
  return Math.min(...types.map((type) => instanceFacts(type)?.vcpu ?? 1));
}

function most({ onDemand, spot, yarnScaling }: EmrCapacity): number {
  return yarnScaling?.maximum ?? onDemand + spot;
}
