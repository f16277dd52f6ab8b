import { type ClusterBlock, complaints } from "./support";

const limits = { minimum: 2, maximum: 9 };

/** A sound group of two on-demand nodes with YARN rules. */
const yarn = (yarn_scaling: ClusterBlock = {}, core: ClusterBlock = {}) => ({
  instances: "groups",
  core: { instance_types: ["r6g.xlarge"], on_demand: 2, spot: 0, yarn_scaling, ...core },
});

const FAULTS: [name: string, block: ClusterBlock, said: string[]][] = [
  [
    "both kinds at once",
    { ...yarn(), managed_scaling: limits },
    [
      "spark.yaml: cluster.managed_scaling: cannot go together with yarn_scaling",
      "    allowed: either managed_scaling or yarn_scaling of core and task",
      "    fix: remove one of the two",
    ],
  ],
  [
    "YARN rules for fleets",
    { core: { yarn_scaling: {} }, task: { yarn_scaling: {} } },
    [
      "spark.yaml: cluster.core.yarn_scaling: is not possible with instance fleets",
      "    allowed: yarn_scaling with instances: groups, managed_scaling with either",
      "    fix: write instances: groups, or managed_scaling instead",
      "spark.yaml: cluster.task.yarn_scaling: is not possible with instance fleets",
      "    allowed: yarn_scaling with instances: groups, managed_scaling with either",
      "    fix: write instances: groups, or managed_scaling instead",
    ],
  ],
  [
    "a minimum of YARN rules above their maximum",
    yarn({ minimum: 5, maximum: 3 }),
    [
      "spark.yaml: cluster.core.yarn_scaling.minimum: is more than maximum, got 5",
      "    allowed: at most 3",
      "    fix: raise maximum to 5 or lower minimum",
    ],
  ],
  [
    "more nodes to begin with than YARN rules allow",
    yarn({}, { on_demand: 9 }),
    ["spark.yaml: cluster.core.on_demand: begins outside the limits of its yarn_scaling, got 9", "    allowed: 1 to 4"],
  ],
  [
    "fewer spot nodes to begin with than YARN rules allow",
    yarn({ minimum: 3 }, { on_demand: 0, spot: 1, bid_price: "0.2016" }),
    ["spark.yaml: cluster.core.spot: begins outside the limits of its yarn_scaling, got 1", "    allowed: 3 to 4"],
  ],
  [
    "units of groups for fleets",
    { managed_scaling: { ...limits, unit_type: "VCPU" } },
    [
      'spark.yaml: cluster.managed_scaling.unit_type: does not fit instance fleets, got "VCPU"',
      "    allowed: InstanceFleetUnits",
      "    fix: remove it; the default fits",
    ],
  ],
  [
    "units of fleets for groups",
    {
      ...yarn(undefined, { yarn_scaling: undefined }),
      managed_scaling: { ...limits, unit_type: "InstanceFleetUnits" },
    },
    [
      'spark.yaml: cluster.managed_scaling.unit_type: does not fit instance groups, got "InstanceFleetUnits"',
      "    allowed: Instances, VCPU",
      "    fix: remove it; the default fits",
    ],
  ],
  [
    "limits above the maximum",
    { managed_scaling: { minimum: 10, maximum: 9, maximum_core: 11, maximum_on_demand: 12 } },
    [
      "spark.yaml: cluster.managed_scaling.minimum: is more than maximum, got 10",
      "    allowed: at most 9",
      "    fix: raise maximum to 10 or lower minimum",
      "spark.yaml: cluster.managed_scaling.maximum_on_demand: is more than maximum, got 12",
      "    allowed: at most 9",
      "    fix: raise maximum to 12 or lower maximum_on_demand",
      "spark.yaml: cluster.managed_scaling.maximum_core: is more than maximum, got 11",
      "    allowed: at most 9",
      "    fix: raise maximum to 11 or lower maximum_core",
    ],
  ],
  [
    "a limit of 0 that the provider would lose",
    { task: {}, managed_scaling: { ...limits, maximum_core: 2, maximum_on_demand: 0 } },
    [
      "spark.yaml: cluster.managed_scaling.maximum_on_demand: is lost beside maximum_core: Terraform's provider sends no 0 then, got 0",
      "    allowed: at least 1 beside maximum_core",
      "    fix: write maximum_on_demand: 1, or remove maximum_core",
    ],
  ],
  [
    "room to grow for task nodes that there are none of",
    { managed_scaling: { ...limits, maximum_core: 2 } },
    [
      "spark.yaml: cluster.managed_scaling.maximum_core: keeps the cluster from its maximum (9): beyond maximum_core it grows by task nodes, and has none, got 2",
      "    fix: add task, or remove maximum_core",
    ],
  ],
];

test.each(FAULTS)("%s", (_, block, said) => {
  expect(complaints(block)).toEqual(said);
});
