import * as fs from "node:fs";
import * as path from "node:path";
import { Emulator } from "../../scripts/try/emulator";
import type { Inventory } from "../../scripts/try/inventory";
import { describeLife } from "../support/emulator";
import { scratchFolder } from "../support/files";
import { lifeOf, MINUTES } from "./support";

const root = path.resolve(__dirname, "../..");
const EXAMPLES = fs.readdirSync(path.join(root, "examples")).filter((name) => name.endsWith(".yaml"));
const FILES = ["spark.yaml", ...EXAMPLES.map((name) => path.join("examples", name))];

/** How many resources an apply of the file made, and what was there then. */
interface Lived {
  made: number;
  destroyed: number;
  seconds: Record<string, number>;
  inventory: Inventory;
}

const scratch = scratchFolder();

// They wait for the provider far more than they work, so they run side by side, each in an account of its own.
describeLife("every example, from apply to destroy", () => {
  let emulator: Emulator;
  let lives: Map<string, Promise<Lived>>;

  beforeAll(async () => {
    emulator = await Emulator.start();
    lives = new Map(FILES.map((file, index) => [file, live(file, index)]));
    await Promise.allSettled(lives.values());
  }, 9 * MINUTES);

  afterAll(() => emulator?.stop());

  async function live(file: string, index: number): Promise<Lived> {
    const allowed = /allowed_account_ids: \["(\d{12})"\]/.exec(fs.readFileSync(path.join(root, file), "utf8"))?.[1];
    const account = allowed ?? `20000000000${index}`;
    const life = lifeOf(emulator, path.join(root, file), path.join(scratch, String(index)), account);
    const seconds: Record<string, number> = {};
    const timed = async <T>(phase: string, work: () => Promise<T>): Promise<T> => {
      const start = Date.now();
      const result = await work();
      seconds[phase] = (Date.now() - start) / 1000;
      return result;
    };
    await timed("init", () => life.prepare());
    const { add } = await timed("apply", () => life.apply());
    const inventory = await life.inventory();
    await timed("plan", () => life.expectNoChanges());
    const { remove } = await timed("destroy", () => life.destroy());
    return { made: add, destroyed: remove, seconds, inventory };
  }

  const lifeOfFile = (file: string) => lives.get(file) as Promise<Lived>;

  test.each(FILES)("%s is made, planned again without a change, and destroyed without a trace", async (file) => {
    const { made, destroyed, seconds } = await lifeOfFile(file);
    const phases = Object.entries(seconds).map(([phase, time]) => `${phase} ${time.toFixed(0)} s`);
    process.stderr.write(`${file}: ${made} resources: ${phases.join(", ")}\n`);
    expect(made).toBeGreaterThan(20);
    expect(destroyed).toBe(made);
  });

  test("the hub reaches every VPC and every VPC the hub, by route and by name", async () => {
    const { inventory } = await lifeOfFile("spark.yaml");
    const peering = { status: "active", names_resolve: true, routes_there: 3, routes_back: 3 };
    expect(inventory.peerings).toEqual([
      { from: "raster-spark-production", to: "raster-spark-spark", ...peering },
      { from: "raster-spark-staging", to: "raster-spark-spark", ...peering },
    ]);
    expect(inventory.zones).toEqual([
      {
        name: "raster-spark",
        private: true,
        vpcs: ["raster-spark-production", "raster-spark-spark", "raster-spark-staging"],
        records: ["master.raster-spark A"],
      },
    ]);
  });

  test("a bucket is closed to the public and to plain HTTP", async () => {
    const { inventory } = await lifeOfFile("spark.yaml");
    expect(inventory.buckets).toEqual([
      expect.objectContaining({ policy: ["OnlyTls"], public_access_blocked: true, versioning: "Enabled" }),
    ]);
  });

  test("an EMR cluster has its fleets, its limits and its idle timeout", async () => {
    const { inventory } = await lifeOfFile("examples/graviton-fleet.yaml");
    expect(inventory.emr_clusters).toEqual([
      {
        name: "graviton-spark",
        state: "WAITING",
        release: "emr-7.13.0",
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
