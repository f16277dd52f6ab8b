import { type ClusterBlock, complaints } from "./support";

const FAULTS: [name: string, block: ClusterBlock, said: string[]][] = [
  [
    "two architectures in one fleet and across fleets",
    { core: { instance_types: ["m5.xlarge", "r6g.xlarge"] }, task: { instance_types: ["c5.xlarge"] } },
    [
      "spark.yaml: cluster.core.instance_types: mix architectures: arm64 are m6g.xlarge (master), r6g.xlarge (core); x86_64 are m5.xlarge (core), c5.xlarge (task)",
      "    allowed: types of one architecture for master, core and task",
      "    fix: write types of one architecture everywhere; the defaults are arm64",
    ],
  ],
  [
    "a master of another architecture than all others",
    { master: { instance_types: ["m5.xlarge"] } },
    [
      "spark.yaml: cluster.core.instance_types: mix architectures: arm64 are r6g.xlarge, r6gd.xlarge, m6g.2xlarge, m6gd.2xlarge (core); x86_64 are m5.xlarge (master)",
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
