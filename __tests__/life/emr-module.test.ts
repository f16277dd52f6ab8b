import * as fs from "node:fs";
import * as path from "node:path";
import type { Planned } from "../../scripts/terraform/cli";
import { Life } from "../../scripts/try/life";
import { type Answer, describeLife, Emulated } from "../support/emulator";
import { scratchFolder } from "../support/files";
import { copyAll } from "../support/module-copy";
import { LIFETIME } from "./support";

const PLACE = { account: "800000000000", region: "us-east-1" };
const VPC = {
  id: "vpc-0123456789abcdef0",
  cidr: "10.0.0.0/16",
  subnet_ids: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
  route_table_ids: [],
};

const scratch = scratchFolder();

describeLife("a cluster of the modules of EMR", () => {
  const aws = new Emulated(PLACE);
  /** What each step would do, by what was changed. */
  const planned: Record<string, Planned> = {};

  beforeAll(async () => {
    copyAll(scratch);
    const folder = path.join(scratch, "estate");
    fs.mkdirSync(folder);
    const life = new Life({
      emulator: aws.emulator,
      folder,
      workFolder: path.join(scratch, "work"),
      existing: [{ ...PLACE, vpcs: [VPC] }],
    });
    const write = (module: "emr" | "emr_scaled", inputs: object) => {
      const call = { source: `../terraform/${module}`, name: "raster", vpc_id: VPC.id, subnet_ids: VPC.subnet_ids };
      const root = {
        terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
        provider: { aws: { region: PLACE.region } },
        module: { spark: { ...call, core: { on_demand: 1, spot: 0 }, ...inputs } },
        output: { cluster_id: { value: "${module.spark.cluster_id}" } },
      };
      fs.writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify(root));
    };
    const step = async (name: string) => {
      planned[name] = await life.plan();
      await life.applyPlan();
    };
    const clusterId = async () => (await aws.call("emr", "list_clusters")).Clusters[0].Id as string;

    write("emr", { task: { spot: 2 } });
    await life.prepare();
    await life.apply();
    const before = await clusterId();
    write("emr", { task: { spot: 4 } });
    await step("more task nodes");
    const managed_scaling = { minimum: 2, maximum: 20 };
    write("emr_scaled", { task: { spot: 4 }, managed_scaling });
    await life.terraform.init();
    await step("the module that scales");
    write("emr_scaled", { core: { on_demand: 3, spot: 0 }, task: { spot: 9 }, managed_scaling });
    planned["other numbers, which belong to scaling"] = await life.plan();
    write("emr_scaled", { task: { spot: 4 }, managed_scaling });
    await scale(before, "TASK", 7);
    await scale(before, "CORE", 2);
    planned["after scaling"] = await life.plan();
    expect(await clusterId()).toBe(before);
  }, LIFETIME);

  /** What EMR does by itself between two applies. */
  async function scale(ClusterId: string, type: "CORE" | "TASK", units: number): Promise<void> {
    const { InstanceFleets } = await aws.call("emr", "list_instance_fleets", { ClusterId });
    const { Id } = InstanceFleets.find(({ InstanceFleetType }: Answer) => InstanceFleetType === type);
    const InstanceFleet = { InstanceFleetId: Id, TargetOnDemandCapacity: 1, TargetSpotCapacity: units };
    expect(await aws.call("emr", "modify_instance_fleet", { ClusterId, InstanceFleet })).not.toHaveProperty("error");
  }

  test.each<[string, Planned]>([
    ["more task nodes", { "module.spark.aws_emr_instance_fleet.cluster_task[0]": "update" }],
    ["the module that scales", { "module.spark.aws_emr_managed_scaling_policy.cluster_scaling[0]": "create" }],
    ["other numbers, which belong to scaling", {}],
    ["after scaling", {}],
  ])("%s: no more is touched than has to be", (name, expected) => {
    expect(planned[name]).toEqual(expected);
  });
});
