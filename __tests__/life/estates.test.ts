import * as path from "node:path";
import type { Existing } from "../../scripts/try/existing";
import { Life } from "../../scripts/try/life";
import { describeLife } from "../support/emulator";
import { scratchFolder } from "../support/files";
import { copyAll, ESTATES, EXAMPLES_FOLDER } from "../support/module-copy";
import { testWholeLives } from "./whole-lives";

const VPC = {
  id: "vpc-0123456789abcdef0",
  cidr: "10.0.64.0/18",
  subnet_ids: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
  route_table_ids: [],
};

/** Where an estate lives and what it takes for granted there. Default: us-east-1, and nothing. */
const GIVEN: Record<string, [Partial<Existing>, ...Partial<Existing>[]]> = {
  "emr-existing-subnets": [{ vpcs: [VPC] }],
  "existing-vpc": [{ vpcs: [VPC] }],
  "two-clusters": [{ vpcs: [VPC], buckets: [{ name: "acme-lake", region: "us-east-1" }] }],
  "peered-vpcs": [{}, { region: "us-west-2" }],
  "upgrade-from-terraform-spark": [{ region: "ap-southeast-2", key_pairs: ["NameForAWSKeyPair"] }],
};

const scratch = scratchFolder();

describeLife("every estate in HCL, from apply to destroy", () => {
  beforeAll(() => copyAll(scratch));

  const inventoriesOf = testWholeLives(ESTATES, (name, emulator) => {
    const account = `6${String(ESTATES.indexOf(name)).padStart(11, "0")}`;
    const at = (given: Partial<Existing>): Existing => ({ account, region: "us-east-1", ...given });
    const [here, ...elsewhere] = GIVEN[name] ?? [{}];
    return new Life({
      emulator,
      folder: path.join(scratch, EXAMPLES_FOLDER, name),
      workFolder: path.join(scratch, "work", name),
      existing: [at(here), ...elsewhere.map(at)],
    });
  });

  test("two regions have a hub and a peer each, and nothing leads from one to the other", async () => {
    const peering = { status: "active", names_resolve: true, routes_there: 1, routes_back: 1 };
    const [east, west] = await inventoriesOf("peered-vpcs");
    expect(east.peerings).toEqual([{ from: "geo-east-staging", to: "geo-east-hub", ...peering }]);
    expect(west?.peerings).toEqual([{ from: "geo-west-staging", to: "geo-west-hub", ...peering }]);
  });

  test("two clusters have the bucket in common, and nothing else", async () => {
    const [{ autoscaling_groups, buckets, zones }] = await inventoriesOf("two-clusters");
    expect(autoscaling_groups.map(({ name }) => name)).toEqual(["geo-large-spark-workers", "geo-small-spark-workers"]);
    expect(zones.map(({ name }) => name)).toEqual(["geo-large-spark", "geo-small-spark"]);
    expect(buckets.map(({ name }) => name)).toEqual(["acme-lake"]);
  });

  test("a shared EMR cluster has its limits, in subnets that are left as they are", async () => {
    const [{ emr_clusters }] = await inventoriesOf("emr-existing-subnets");
    expect(emr_clusters).toEqual([
      expect.objectContaining({
        name: "raster-spark",
        state: "WAITING",
        nodes: {
          master: { on_demand: 1, spot: 0, types: 1 },
          core: { on_demand: 1, spot: 0, types: 4 },
          task: { on_demand: 0, spot: 2, types: 4 },
        },
        managed_scaling: [2, 20],
      }),
    ]);
  });

  test("three VPCs have the cluster in the one that both others reach", async () => {
    const [{ peerings, zones }] = await inventoriesOf("three-vpcs");
    const peering = { status: "active", names_resolve: true, routes_there: 3, routes_back: 3 };
    expect(peerings).toEqual([
      { from: "raster-spark-production", to: "raster-spark-spark", ...peering },
      { from: "raster-spark-staging", to: "raster-spark-spark", ...peering },
    ]);
    expect(zones.flatMap(({ vpcs }) => vpcs)).toHaveLength(3);
  });

  test("environments of one call each have a zone that their own VPCs resolve", async () => {
    const [{ zones, peerings }] = await inventoriesOf("environments");
    expect(zones.map(({ name, vpcs }) => [name, vpcs])).toEqual([
      ["raster-spark", ["raster-spark-spark", "raster-spark-staging"]],
      ["vector-spark", ["vector-spark-spark", "vector-spark-staging"]],
    ]);
    expect(peerings).toHaveLength(2);
  });

  test("the call of 2018 scales its workers by two alarms", async () => {
    const [{ alarms, autoscaling_groups }] = await inventoriesOf("upgrade-from-terraform-spark");
    expect(autoscaling_groups).toEqual([expect.objectContaining({ min: 1, max: 3, desired: 1 })]);
    expect(alarms).toEqual(["awesome-spark-workers-down", "awesome-spark-workers-up"]);
  });
});
