import * as fs from "node:fs";
import * as path from "node:path";
import { describeLife } from "../support/emulator";
import { scratchFolder } from "../support/files";
import { lifeOf } from "./support";
import { testWholeLives } from "./whole-lives";

const root = path.resolve(__dirname, "../..");
const EXAMPLES = fs.readdirSync(path.join(root, "examples")).filter((name) => name.endsWith(".yaml"));
const FILES = ["spark.yaml", ...EXAMPLES.map((name) => path.join("examples", name))];

const scratch = scratchFolder();

describeLife("every example, from apply to destroy", () => {
  const inventoriesOf = testWholeLives(FILES, (file, emulator) => {
    const index = FILES.indexOf(file);
    const allowed = /allowed_account_ids: \["(\d{12})"\]/.exec(fs.readFileSync(path.join(root, file), "utf8"))?.[1];
    const account = allowed ?? `20000000000${index}`;
    return lifeOf(emulator, path.join(root, file), path.join(scratch, String(index)), account);
  });

  test("the hub reaches every VPC and every VPC the hub, by route and by name", async () => {
    const [{ peerings, zones }] = await inventoriesOf("spark.yaml");
    const peering = { status: "active", names_resolve: true, routes_there: 3, routes_back: 3 };
    expect(peerings).toEqual([
      { from: "raster-spark-production", to: "raster-spark-spark", ...peering },
      { from: "raster-spark-staging", to: "raster-spark-spark", ...peering },
    ]);
    expect(zones).toEqual([
      {
        name: "raster-spark",
        private: true,
        vpcs: ["raster-spark-production", "raster-spark-spark", "raster-spark-staging"],
        records: ["master.raster-spark A"],
      },
    ]);
  });

  test("a bucket is closed to the public and to plain HTTP", async () => {
    const [{ buckets }] = await inventoriesOf("spark.yaml");
    expect(buckets).toEqual([
      expect.objectContaining({ policy: ["OnlyTls"], public_access_blocked: true, versioning: "Enabled" }),
    ]);
  });

  test("an EMR cluster has its fleets, its limits and its idle timeout", async () => {
    const [{ emr_clusters }] = await inventoriesOf("examples/graviton-fleet.yaml");
    expect(emr_clusters).toEqual([
      {
        name: "graviton-spark",
        state: "WAITING",
        release: "emr-7.14.0",
        master: true,
        nodes: {
          master: { on_demand: 1, spot: 0, types: 2 },
          core: { on_demand: 2, spot: 0, types: 4 },
          task: { on_demand: 0, spot: 4, types: 10 },
        },
        managed_scaling: [2, 64],
        idle_timeout_seconds: 1800,
      },
    ]);
  });
});
