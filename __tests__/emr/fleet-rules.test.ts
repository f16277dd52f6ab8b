import { instanceTypeNames } from "../../modules/instances/catalog";
import { type ClusterBlock, complaints } from "./support";

/** More types than a fleet takes, all of them real. */
const TYPES = instanceTypeNames().filter((type) => /^[cmr][678]gd?\.\d?xlarge$/.test(type));

const FAULTS: [name: string, block: ClusterBlock, said: string[]][] = [
  [
    "more than 5 types without an allocation strategy",
    { core: { instance_types: TYPES.slice(0, 6), spot_allocation_strategy: "none" } },
    [
      "spark.yaml: cluster.core.instance_types: names 6 types",
      "    allowed: at most 30 in a fleet, and 5 while core or task has spot_allocation_strategy: none",
      "    fix: remove some of them, or spot_allocation_strategy",
    ],
  ],
  [
    "one fleet without a strategy holds the others to 5 types too",
    { core: { spot_allocation_strategy: "none" }, task: { instance_types: TYPES.slice(0, 6) } },
    [
      "spark.yaml: cluster.task.instance_types: names 6 types",
      "    allowed: at most 30 in a fleet, and 5 while core or task has spot_allocation_strategy: none",
      "    fix: remove some of them, or spot_allocation_strategy",
    ],
  ],
  [
    "more than 30 types with a strategy",
    { core: { instance_types: TYPES.slice(0, 31) } },
    [
      "spark.yaml: cluster.core.instance_types: names 31 types",
      "    allowed: at most 30 in a fleet, and 5 while core or task has spot_allocation_strategy: none",
      "    fix: remove some of them, or spot_allocation_strategy",
    ],
  ],
  [
    "more than 30 types without one",
    { task: { instance_types: TYPES.slice(0, 32), spot_allocation_strategy: "none" } },
    [
      "spark.yaml: cluster.task.instance_types: names 32 types",
      "    allowed: at most 30 in a fleet, and 5 while core or task has spot_allocation_strategy: none",
      "    fix: remove some of them, or spot_allocation_strategy",
    ],
  ],
  [
    "more than 30 types for the master",
    { master: { instance_types: TYPES.slice(0, 31) } },
    [
      "spark.yaml: cluster.master.instance_types: names 31 types",
      "    allowed: at most 30 in a fleet, and 5 while core or task has spot_allocation_strategy: none",
      "    fix: remove some of them, or spot_allocation_strategy",
    ],
  ],
  [
    "a weight of a type that is not in the fleet",
    { core: { weights: { "r6g.xlarge": 1, "r7g.xlarge": 2 } } },
    [
      "spark.yaml: cluster.core.weights.r7g.xlarge: is a weight for a type that the fleet does not have",
      "    allowed: r6g.xlarge, r6gd.xlarge, m6g.2xlarge, m6gd.2xlarge",
      "    fix: add r7g.xlarge to instance_types, or remove its weight",
    ],
  ],
  [
    "a bid in dollars",
    { task: { bid_price: "0.2016" } },
    [
      'spark.yaml: cluster.task.bid_price: is only for instance groups, got "0.2016"',
      "    fix: write bid_percentage, or instances: groups",
    ],
  ],
  [
    "a spot timeout that the provider could not pass on",
    { core: { spot_allocation_strategy: "none", spot_timeout_minutes: 10, spot_timeout_action: "terminate_cluster" } },
    [
      "spark.yaml: cluster.core.spot_timeout_minutes: has no effect with spot_allocation_strategy: none, got 10",
      "    fix: remove it, or choose a strategy",
      'spark.yaml: cluster.core.spot_timeout_action: has no effect with spot_allocation_strategy: none, got "terminate_cluster"',
      "    fix: remove it, or choose a strategy",
    ],
  ],
];

test.each(FAULTS)("%s", (_, block, said) => {
  expect(complaints(block)).toEqual(said);
});
