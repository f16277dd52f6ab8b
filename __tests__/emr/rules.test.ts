import { parseEnvironment } from "../../modules/environment/parse";
import { instanceTypeNames } from "../../modules/instances/catalog";
import { clusterRules } from "../support/environment";
import { type ClusterBlock, complaints } from "./support";

const TYPES = instanceTypeNames().filter((type) => /^[cmr][678]gd?\.\d?xlarge$/.test(type));
const GROUPS = { instances: "groups", core: { instance_types: ["r6g.xlarge"], bid_price: "0.2016" } };

const SOUND: [name: string, block: ClusterBlock][] = [
  ["nothing but the defaults", {}],
  ["30 types with a strategy", { core: { instance_types: TYPES.slice(0, 30) } }],
  ["5 types without one", { core: { instance_types: TYPES.slice(0, 5), spot_allocation_strategy: "none" } }],
  ["one spot task node", { task: {} }],
  [
    "x86 everywhere",
    { master: { instance_types: ["m7i.xlarge"] }, core: { instance_types: ["r7i.xlarge", "r7a.xlarge"] } },
  ],
  [
    "limits of managed scaling that are all the same",
    { core: { spot: 9 }, managed_scaling: { minimum: 9, maximum: 9, maximum_core: 9, maximum_on_demand: 9 } },
  ],
  ["room for task nodes", { task: {}, managed_scaling: { minimum: 1, maximum: 9, maximum_core: 2 } }],
  ["growth by spot alone", { managed_scaling: { minimum: 1, maximum: 9, maximum_on_demand: 0 } }],
  ["groups with a bid", GROUPS],
  ["groups counted in vCPUs", { ...GROUPS, managed_scaling: { minimum: 4, maximum: 64, unit_type: "VCPU" } }],
  ["groups with YARN rules", { ...GROUPS, core: { ...GROUPS.core, yarn_scaling: { minimum: 2, maximum: 2 } } }],
  ["three masters and four core nodes", { master: { count: 3 }, core: { on_demand: 4, spot: 0 } }],
  ["a release whose support ends in more than 90 days", { release: "emr-7.8.0" }],
  ["the runtime for Spark", { release: "emr-spark-8.1.0", applications: ["Livy", "Spark"] }],
];

test.each(SOUND)("the rules have nothing to say of %s", (_, block) => {
  expect(complaints(block)).toEqual([]);
});

test("all faults of a cluster are told together", () => {
  const block = {
    core: { spot: 0, bid_price: "1" },
    managed_scaling: { minimum: 9, maximum: 1 },
    applications: ["Hive"],
  };
  expect(complaints(block).filter((line) => line.startsWith("spark.yaml"))).toEqual([
    'spark.yaml: cluster.applications: do not include Spark, got ["Hive"]',
    "spark.yaml: cluster.core: has no capacity: on_demand and spot are both 0",
    'spark.yaml: cluster.core.bid_price: is only for instance groups, got "1"',
    "spark.yaml: cluster.managed_scaling.minimum: is more than maximum, got 9",
  ]);
});

describe("a release is warned about as its support ends", () => {
  const said = (release: string, today: string) => {
    const environment = { name: "raster", region: "us-east-1", cluster: { engine: "emr", release } };
    return parseEnvironment(environment, clusterRules(new Date(today))).findings;
  };

  test("once the extension has run out too, the warning does not mention it", () => {
    expect(said("emr-7.4.0", "2027-09-01")).toEqual([
      {
        severity: "warning",
        path: ["cluster", "release"],
        problem: "is out of standard support, which ended on 2026-11-13",
        got: "emr-7.4.0",
        fix: "move to a supported release, such as emr-7.14.0; it replaces the cluster",
      },
    ]);
  });

  test("the runtime for Spark goes on as a runtime for Spark", () => {
    expect(said("emr-spark-8.0.0", "2028-02-19")).toEqual([]);
    expect(said("emr-spark-8.0.0", "2028-02-20")).toEqual([
      {
        severity: "warning",
        path: ["cluster", "release"],
        problem: "is near the end of its standard support, which lasts until 2028-05-20",
        got: "emr-spark-8.0.0",
        fix: "move to a supported release, such as emr-spark-8.1.0; it replaces the cluster",
      },
    ]);
  });

  test("of a release that is newer than the table, only that is said", () => {
    expect(said("emr-7.99.0", "2040-01-01").map(({ problem }) => problem)).toEqual([
      "is not in EMR's list of 2026-10-27: either it is newer, or there is none",
    ]);
  });
});
