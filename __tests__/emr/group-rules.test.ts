import { type ClusterBlock, complaints } from "./support";

/** A sound group of two on-demand nodes, and what a case makes of it. */
const groups = (core: ClusterBlock = {}) => ({
  instances: "groups",
  core: { instance_types: ["r6g.xlarge"], on_demand: 2, spot: 0, ...core },
});

const FAULTS: [name: string, block: ClusterBlock, said: string[]][] = [
  [
    "several types, here those of the defaults, and no bid",
    { instances: "groups" },
    [
      'spark.yaml: cluster.core.instance_types: names several types; a group has one, got ["r6g.xlarge","r6gd.xlarge","m6g.2xlarge","m6gd.2xlarge"]',
      "    allowed: exactly one type with instances: groups",
      "    fix: write instance_types: [r6g.xlarge], or instances: fleets",
      "spark.yaml: cluster.core.bid_price: is missing; a spot group needs it",
      "    allowed: a price in US dollars per hour, in quotes",
      '    fix: write bid_price: "0.2016", the on-demand price of r6g.xlarge in us-east-1 (2026-07-20)',
    ],
  ],
  [
    "several types for the master",
    { ...groups(), master: { instance_types: ["m6g.xlarge", "m7g.xlarge"] } },
    [
      'spark.yaml: cluster.master.instance_types: names several types; a group has one, got ["m6g.xlarge","m7g.xlarge"]',
      "    allowed: exactly one type with instances: groups",
      "    fix: write instance_types: [m6g.xlarge], or instances: fleets",
    ],
  ],
  [
    "both on demand and spot",
    groups({ spot: 3, bid_price: "0.2016" }),
    [
      "spark.yaml: cluster.core.on_demand: makes the group both on demand (2) and spot (3)",
      "    allowed: one of on_demand and spot above 0 with instances: groups",
      "    fix: write spot: 0, or on_demand: 0, or instances: fleets",
    ],
  ],
  [
    "spot without a bid, of a type whose price is known",
    groups({ on_demand: 0, spot: 3 }),
    [
      "spark.yaml: cluster.core.bid_price: is missing; a spot group needs it",
      "    allowed: a price in US dollars per hour, in quotes",
      '    fix: write bid_price: "0.2016", the on-demand price of r6g.xlarge in us-east-1 (2026-07-20)',
    ],
  ],
  [
    "spot without a bid, of a type that is not",
    groups({ instance_types: ["r99g.xlarge"], on_demand: 0, spot: 3 }),
    [
      "spark.yaml: cluster.core.bid_price: is missing; a spot group needs it",
      "    allowed: a price in US dollars per hour, in quotes",
      "    fix: write the on-demand price of r99g.xlarge in your region",
      'spark.yaml: warning: cluster.core.instance_types[0]: is not in the catalog of 2026-07-20; its size and price are not checked, got "r99g.xlarge"',
      "    fix: if it is no new type, did you mean r6g.xlarge?",
    ],
  ],
  [
    "settings of fleets",
    groups({
      weights: { "r6g.xlarge": 2 },
      bid_percentage: 50,
      spot_timeout_minutes: 10,
      spot_timeout_action: "terminate_cluster",
      spot_allocation_strategy: "diversified",
    }),
    [
      'spark.yaml: cluster.core.weights: is only for instance fleets, got {"r6g.xlarge":2}',
      "    fix: remove it, or write instances: fleets",
      "spark.yaml: cluster.core.bid_percentage: is only for instance fleets, got 50",
      "    fix: write bid_price, or instances: fleets",
      "spark.yaml: cluster.core.spot_timeout_minutes: is only for instance fleets, got 10",
      "    fix: remove it, or write instances: fleets",
      'spark.yaml: cluster.core.spot_timeout_action: is only for instance fleets, got "terminate_cluster"',
      "    fix: remove it, or write instances: fleets",
      'spark.yaml: cluster.core.spot_allocation_strategy: is only for instance fleets, got "diversified"',
      "    fix: remove it, or write instances: fleets",
    ],
  ],
];

test.each(FAULTS)("%s", (_, block, said) => {
  expect(complaints(block)).toEqual(said);
});
