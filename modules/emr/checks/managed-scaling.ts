import { instanceFacts } from "../../instances/catalog";
import type { Path } from "../../rule/finding";
import { type Check, type Found, found } from "../../rule/requirement";
import type { EmrCapacity } from "../capacity-schema";
import type { Emr, ManagedScaling } from "../schema";
import { capacitiesOf } from "./nodes";
import { neverReached, propertyOf, replicationOf } from "./replication";

/** What managed scaling makes of the cluster that it finds. */
export const managedScalingChecks: Check<Emr>[] = [
  {
    says: "a cluster begins within the limits of its `managed_scaling`",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/managed-scaling-allocation-strategy.html",
    severity: "warning",
    find: beginsWithin,
  },
  {
    says: "no type weighs more than `managed_scaling.maximum`",
    source: "https://docs.aws.amazon.com/emr/latest/APIReference/API_ComputeLimits.html",
    severity: "warning",
    find: holdsEveryWeight,
  },
  {
    says: "`managed_scaling.minimum` is no less than the copies that HDFS keeps of a block",
    source: "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-hdfs-config.html",
    severity: "warning",
    find: hdfsLetsGo,
  },
  {
    says: "`managed_scaling` goes with Spark's dynamic allocation",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-scaling.html",
    severity: "warning",
    find: sparkAsksByNeed,
  },
];

const PATH: Path = ["managed_scaling"];

/**
 * EMR brings a cluster within its limits as soon as it runs: what is above them goes again, and what is below is added
 * in EMR's own way, on demand first.
 */
function beginsWithin(settings: Emr): Found[] {
  const { managedScaling: limits, task } = settings;
  const begin = limits && capacityOf(settings, limits);
  if (limits === undefined || begin === undefined || begin.ofCore === 0 || limits.minimum > limits.maximum) {
    return [];
  }
  const { unit, all, onDemand, ofCore } = begin;
  const numbers = task ? "core and task" : "core";
  const above = (key: string, limit: number | undefined, count: number, what: string) =>
    limit !== undefined && count > limit
      ? [
          finding(key, {
            problem: `is below the ${count} ${unit} ${what} that the cluster begins with; EMR takes the rest away again`,
            got: limit,
            fix: `write ${key}: ${count}, or begin with less`,
          }),
        ]
      : [];
  return [
    ...(all < limits.minimum
      ? [
          finding("minimum", {
            problem: `is above the ${all} ${unit} of ${numbers} that the cluster begins with; EMR adds the rest itself, on demand first`,
            got: limits.minimum,
            fix: `begin with ${limits.minimum}, by spot or on_demand of ${numbers}, or lower minimum`,
          }),
        ]
      : []),
    ...above("maximum", limits.maximum, all, `of ${numbers}`),
    ...above("maximum_on_demand", limits.maximumOnDemand, onDemand, "on demand"),
    ...above("maximum_core", limits.maximumCore, ofCore, "of core"),
  ];

  function finding(key: string, details: Omit<Found, "path">): Found {
    return found([...PATH, key], { ...details, because: [["core"], ["task"], PATH] });
  }
}

/** What a cluster begins with, in the unit of its limits; undefined where a type's vCPUs are not known. */
function capacityOf({ core, task, instances }: Emr, { unitType }: ManagedScaling) {
  const [ofCore, ofTask] = [core, ...(task ? [task] : [])].map((nodes) => unitsOf(nodes, unitType));
  if (ofCore === undefined) {
    return undefined;
  }
  const { onDemand = 0, spot = 0 } = ofTask ?? {};
  const counted = {
    unit: instances === "fleets" ? "units" : unitType === "VCPU" ? "vCPUs" : "instances",
    all: ofCore.onDemand + ofCore.spot + onDemand + spot,
    onDemand: ofCore.onDemand + onDemand,
    ofCore: ofCore.onDemand + ofCore.spot,
  };
  return Number.isNaN(counted.all) ? undefined : counted;
}

function unitsOf({ onDemand, spot, instanceTypes }: EmrCapacity, unitType: ManagedScaling["unitType"]) {
  const perNode = unitType === "VCPU" ? (instanceFacts(instanceTypes[0] ?? "")?.vcpu ?? Number.NaN) : 1;
  return { onDemand: onDemand * perNode, spot: spot * perNode };
}

/** An instance that weighs more than the limit can never be added, or goes beyond it. */
function holdsEveryWeight(settings: Emr): Found[] {
  const { managedScaling: limits, instances } = settings;
  return limits === undefined || instances === "groups"
    ? []
    : capacitiesOf(settings).flatMap(({ path, nodes: { weights, instanceTypes } }) =>
        Object.entries(weights)
          .filter(([type, weight]) => weight > limits.maximum && instanceTypes.includes(type))
          .map(([type, weight]) =>
            found([...path, "weights", type], {
              problem: `is more than managed_scaling.maximum (${limits.maximum}): the type is never added, or goes beyond it`,
              got: weight,
              fix: `write maximum: ${weight} or more, or take a smaller type`,
              because: [PATH],
            }),
          ),
      );
}

function hdfsLetsGo(settings: Emr): Found[] {
  const { managedScaling: limits, core } = settings;
  const copies = replicationOf(settings);
  // Only where each unit is a node can the two be compared.
  const countsNodes = limits?.unitType !== "VCPU" && Object.keys(core.weights).length === 0;
  return limits === undefined || !countsNodes || limits.minimum >= copies
    ? []
    : [neverReached([...PATH, "minimum"], limits.minimum, copies)];
}

/** Managed scaling goes by what applications ask of YARN, which is all at once where Spark does not ask by need. */
function sparkAsksByNeed({ managedScaling, configurations }: Emr): Found[] {
  const key = "spark.dynamicAllocation.enabled";
  const at = configurations.findIndex(({ classification }) => classification === "spark-defaults");
  return managedScaling === undefined || propertyOf(configurations, "spark-defaults", key)?.toLowerCase() !== "false"
    ? []
    : [
        found(["configurations", at, "properties", key], {
          problem: "makes managed scaling grow the cluster beyond what jobs need",
          got: "false",
          fix: "remove it: EMR's default is true",
          because: [PATH],
        }),
      ];
}
