import * as fs from "node:fs";
import * as path from "node:path";
import { Emulator } from "../../scripts/try/emulator";
import type { Inventory } from "../../scripts/try/inventory";
import { Life } from "../../scripts/try/life";
import { describeLife } from "../support/emulator";
import { scratchFolder } from "../support/files";
import { copyAll } from "../support/module-copy";
import { Edited, ESTATE, LIFETIME, outcome } from "./support";

const scratch = scratchFolder();

/** Three masters, which EMR protects from termination. */
const PROTECTED = `
name: protected
region: us-east-1
network:
  hub: spark
  availability_zone_count: 1
  vpcs: { spark: { cidr: 10.0.0.0/20, nat: none } }
cluster:
  engine: emr
  master: { count: 3 }
  core: { instance_types: [m6g.xlarge], on_demand: 1, spot: 0 }
`;

const VPC = {
  id: "vpc-0123456789abcdef0",
  cidr: "10.0.0.0/16",
  subnet_ids: ["subnet-0123456789abcdef0"],
  route_table_ids: [],
};

describeLife("what is refused before it does harm", () => {
  let emulator: Emulator;
  let stranger: Awaited<ReturnType<typeof withOtherCredentials>>;
  let environment: Awaited<ReturnType<typeof protectedEnvironment>>;
  let module: Awaited<ReturnType<typeof protectedModule>>;

  beforeAll(async () => {
    emulator = await Emulator.start();
    [stranger, environment, module] = await Promise.all([
      withOtherCredentials(),
      protectedEnvironment(),
      protectedModule(),
    ]);
  }, LIFETIME);

  afterAll(() => emulator?.stop());

  /** An environment that is applied, and planned with the credentials of another account. */
  async function withOtherCredentials(): Promise<string> {
    const { life } = new Edited(emulator, ESTATE, path.join(scratch, "estate"), "910000000000");
    await life.prepare();
    await life.apply();
    Object.assign(
      life.terraform.env,
      emulator.environment({ account: "910000000001", region: "us-east-1" }, life.terraform.env),
    );
    return outcome(life.plan());
  }

  test("a plan with the credentials of another account, which would make everything a second time", () => {
    expect(stranger).toContain(
      "state: belongs to the environment estate in us-east-1 of account 910000000000, got account 910000000001",
    );
  });

  /** An environment whose cluster is protected: destroyed in vain, then as the README says. */
  async function protectedEnvironment() {
    const edited = new Edited(emulator, PROTECTED, path.join(scratch, "protected"), "920000000000");
    const { life } = edited;
    await life.prepare();
    await life.apply();
    const refusal = await life.expectRefusedDestroy();
    await life.expectNoChanges();
    edited.edit("engine: emr\n", "engine: emr\n  termination_protection: false\n");
    const lifted = await life.plan();
    await life.applyPlan();
    await life.destroy();
    return { refusal, lifted };
  }

  test("a destroy of an environment whose cluster is protected: it stops at the plan, with everything in its place", () => {
    expect(environment.refusal).toContain("aws_emr_cluster.cluster has lifecycle.prevent_destroy set");
  });

  test("until the file lifts the protection, which changes the cluster in place", () => {
    expect(environment.lifted).toEqual({ "aws_emr_cluster.cluster": "update" });
  });

  /** A call of the module `emr` whose cluster is protected: what Terraform cannot know there, EMR refuses. */
  async function protectedModule(): Promise<{ refusal: string; before: Inventory; after: Inventory }> {
    copyAll(path.join(scratch, "module"));
    const folder = path.join(scratch, "module", "estate");
    fs.mkdirSync(folder);
    const place = { account: "930000000000", region: "us-east-1" };
    const workFolder = path.join(scratch, "module", "work");
    const life = new Life({ emulator, folder, workFolder, existing: [{ ...place, vpcs: [VPC] }] });
    const write = (inputs: object) => {
      const call = { source: "../terraform/emr", name: "raster", vpc_id: VPC.id, subnet_ids: VPC.subnet_ids };
      const root = {
        terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
        provider: { aws: { region: place.region } },
        module: { spark: { ...call, master: { count: 3 }, core: { on_demand: 1, spot: 0 }, ...inputs } },
      };
      fs.writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify(root));
    };
    write({});
    await life.prepare();
    await life.apply();
    const before = await life.inventory();
    const refusal = await outcome(life.terraform.destroy());
    const after = await life.inventory();
    write({ termination_protection: false });
    await life.apply();
    await life.destroy();
    return { refusal, before, after };
  }

  test("a destroy of a module's protected cluster leaves all that the cluster stands on", () => {
    const { refusal, before, after } = module;
    expect(refusal).toMatch(/terminat\w+.protect/i);
    expect(after.emr_clusters).toEqual(before.emr_clusters);
    expect(after.zones.map(({ name }) => name)).toEqual(["raster-spark"]);
    expect(after.buckets.map(({ policy, public_access_blocked }) => [policy, public_access_blocked])).toEqual([
      [["OnlyTls"], true],
    ]);
    expect(after.security_groups).toEqual(before.security_groups);
  });
});
