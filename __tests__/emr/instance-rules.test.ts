import { type ClusterBlock, complaints } from "./support";

const FAULTS: [name: string, block: ClusterBlock, said: string[]][] = [
  [
    "two architectures in one fleet and across fleets",
    { core: { instance_types: ["m5.xlarge", "r6g.xlarge"] }, task: { instance_types: ["c5.xlarge"] } },
    [
      "spark.yaml: cluster.core.instance_types: mix architectures: m6g.xlarge, r6g.xlarge are arm64, m5.xlarge are x86_64",
      "    allowed: types of one architecture for master, core and task",
      "    fix: write types of one architecture everywhere; the defaults are arm64",
      "spark.yaml: cluster.task.instance_types: mix architectures: m6g.xlarge are arm64, c5.xlarge are x86_64",
      "    allowed: types of one architecture for master, core and task",
      "    fix: write types of one architecture everywhere; the defaults are arm64",
    ],
  ],
  [
    "a master of another architecture than all others",
    { master: { instance_types: ["m5.xlarge"] } },
    [
      "spark.yaml: cluster.core.instance_types: mix architectures: r6g.xlarge, r6gd.xlarge, m6g.2xlarge, m6gd.2xlarge are arm64, m5.xlarge are x86_64",
      "    allowed: types of one architecture for master, core and task",
      "    fix: write types of one architecture everywhere; the defaults are arm64",
    ],
  ],
  [
    "a type twice",
    { task: { instance_types: ["r6g.xlarge", "r6gd.xlarge", "r6g.xlarge"] } },
    ['spark.yaml: cluster.task.instance_types[2]: is named twice, got "r6g.xlarge"', "    fix: remove one"],
  ],
  [
    "a type that nobody knows",
    { master: { instance_types: ["m6g.xlarg"] } },
    [
      'spark.yaml: warning: cluster.master.instance_types[0]: is not in the catalog of 2026-07-20; its size and price are not checked, got "m6g.xlarg"',
      "    fix: if it is no new type, did you mean m6g.xlarge?",
    ],
  ],
  [
    "types that EMR never takes",
    { master: { instance_types: ["t4g.xlarge"] }, core: { instance_types: ["m7g.large", "r6g.xlarge"] } },
    [
      'spark.yaml: cluster.master.instance_types[0]: is no type that EMR takes, by EMR\'s lists of 2026-10-27, got "t4g.xlarge"',
      "    fix: write m6g.xlarge, the nearest type that emr-7.14.0 takes",
      'spark.yaml: cluster.core.instance_types[0]: is no type that EMR takes, by EMR\'s lists of 2026-10-27, got "m7g.large"',
      "    fix: write m7g.xlarge, the nearest type that emr-7.14.0 takes",
    ],
  ],
  [
    "a type that EMR takes, but not in this release",
    {
      release: "emr-7.8.0",
      master: { instance_types: ["m5.xlarge"] },
      core: { instance_types: ["r7i.xlarge", "r8i.xlarge"] },
    },
    [
      'spark.yaml: cluster.core.instance_types[1]: is no type that emr-7.8.0 takes, by EMR\'s lists of 2026-10-27, got "r8i.xlarge"',
      "    allowed: emr-5.36.2 and newer, emr-6.15.0 and newer, emr-7.9.0 and newer, emr-spark-8.0.0 and newer",
      "    fix: take a newer release, or write r8i-flex.xlarge, the nearest type that emr-7.8.0 takes",
    ],
  ],
  [
    "an architecture that the release does not have",
    {
      release: "emr-5.29.0",
      security_configuration: "our-own",
      master: { instance_types: ["m6g.xlarge"] },
      core: { instance_types: ["t4g.xlarge"] },
    },
    [
      'spark.yaml: warning: cluster.release: is out of standard support, which ended on 2026-08-31, got "emr-5.29.0"',
      "    fix: move to a supported release, such as emr-7.14.0; it replaces the cluster",
      'spark.yaml: cluster.master.instance_types[0]: is no type that emr-5.29.0 takes, by EMR\'s lists of 2026-10-27, got "m6g.xlarge"',
      "    allowed: emr-5.30.0 and newer, emr-6.1.0 and newer, emr-7.0.0 and newer, emr-spark-8.0.0 and newer",
      "    fix: take a newer release, such as emr-7.14.0",
      'spark.yaml: cluster.core.instance_types[0]: is no type that EMR takes, by EMR\'s lists of 2026-10-27, got "t4g.xlarge"',
      "    fix: take a newer release, such as emr-7.14.0",
    ],
  ],
  [
    "no capacity",
    { core: { spot: 0 }, task: { spot: 0 } },
    [
      "spark.yaml: cluster.core: has no capacity: on_demand and spot are both 0",
      "    allowed: on_demand or spot of at least 1",
      "    fix: write spot: 1, or on_demand: 1",
      "spark.yaml: cluster.task: has no capacity: on_demand and spot are both 0",
      "    allowed: on_demand or spot of at least 1",
      "    fix: write spot: 1, or remove task",
    ],
  ],
];

test.each(FAULTS)("%s", (_, block, said) => {
  expect(complaints(block)).toEqual(said);
});

test("types of a release that is newer than EMR's lists are not judged", () => {
  const said = complaints({ release: "emr-7.99.0", master: { instance_types: ["t4g.xlarge"] } });
  expect(said.filter((line) => line.includes("instance_types"))).toEqual([]);
});

test("types are not judged by the default release where the one in the file is none", () => {
  expect(complaints({ release: "emr-7.x", master: { instance_types: ["t4g.xlarge"] } })).toEqual([
    'spark.yaml: cluster.release: is not possible, got "emr-7.x"',
    "    allowed: a release label such as emr-7.14.0 or emr-spark-8.1.0, none before emr-4.0.0 or emr-spark-8.0.0",
  ]);
});
