import { describeInventory, type Inventory } from "../../../scripts/try/inventory";

const NOTHING: Inventory = {
  vpcs: [],
  peerings: [],
  security_groups: [],
  instances: [],
  volumes: [],
  launch_templates: [],
  zones: [],
  buckets: [],
  roles: [],
  instance_profiles: [],
  policies: [],
  autoscaling_groups: [],
  alarms: [],
  emr_clusters: [],
  emr_security_configurations: [],
  log_groups: [],
  kms_keys: [],
};

test("an empty account has an empty inventory", () => {
  expect(describeInventory(NOTHING)).toBe("");
});

test("an inventory tells each thing in a line, and leaves out what there is none of", () => {
  const peering = { status: "active", routes_there: 3, routes_back: 2, names_resolve: true };
  const inventory: Inventory = {
    ...NOTHING,
    peerings: [{ from: "staging", to: "spark", ...peering }],
    zones: [{ name: "raster-spark", private: true, vpcs: ["spark", "staging"], records: [] }],
    roles: ["raster-spark-master"],
    emr_clusters: [
      {
        name: "raster",
        state: "WAITING",
        release: "emr-7.14.0",
        master: true,
        nodes: { core: { on_demand: 1, spot: 2 } },
        managed_scaling: [1, 8],
        idle_timeout_seconds: null,
      },
    ],
  };
  expect(describeInventory(inventory)).toBe(`peerings
  staging -> spark: status active; routes there 3; routes back 2; names resolve
zones
  raster-spark: private; vpcs spark, staging
roles
  raster-spark-master
emr clusters
  raster: state WAITING; release emr-7.14.0; master; core 1 on demand, 2 spot; managed scaling 1, 8`);
});
