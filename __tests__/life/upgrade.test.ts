import * as fs from "node:fs";
import * as path from "node:path";
import { MODULES_FOLDER } from "../../modules/published-modules";
import type { Planned } from "../../scripts/terraform/cli";
import { Life } from "../../scripts/try/life";
import { type Answer, describeLife, Emulated } from "../support/emulator";
import { scratchFolder } from "../support/files";
import { copyAll, EXAMPLES_FOLDER } from "../support/module-copy";
import { LIFETIME } from "./support";

const PUBLISHED = path.join(MODULES_FOLDER, "terraform_spark");
const PLACE = { account: "700000000000", region: "ap-southeast-2" };

const scratch = scratchFolder();

describeLife("an upgrade from santrancisco/terraform_spark", () => {
  const aws = new Emulated(PLACE);
  let planned: Planned;
  /** What must outlive the upgrade, before it and after it. */
  let kept: Answer[];

  beforeAll(async () => {
    copyAll(scratch);
    const folder = path.join(scratch, EXAMPLES_FOLDER, "upgrade-from-terraform-spark");
    fs.cpSync(path.join(__dirname, "upgrade"), path.join(folder, "of_2018"), { recursive: true });
    // The inputs are the same.
    fs.copyFileSync(path.join(PUBLISHED, "variables.tf.json"), path.join(folder, "of_2018", "variables.tf.json"));
    const main = path.join(folder, "main.tf");
    const estate = fs.readFileSync(main, "utf8");
    const life = new Life({
      emulator: aws.emulator,
      folder,
      workFolder: path.join(scratch, "work"),
      existing: [PLACE],
    });

    fs.writeFileSync(main, estate.replace(`../../../${PUBLISHED}`, "./of_2018"));
    await life.prepare();
    await life.apply();
    await aws.call("s3", "put_object", { Bucket: "awesome-spark", Key: "events/app-1", Body: "of 2018" });
    const before = await keepsakes();

    fs.writeFileSync(main, estate);
    await life.terraform.init();
    planned = await life.plan();
    await life.applyPlan();
    kept = [before, await keepsakes()];
    await life.expectNoChanges();
  }, LIFETIME);

  async function keepsakes() {
    const { HostedZones } = await aws.call("route53", "list_hosted_zones");
    const { Contents } = await aws.call("s3", "list_objects_v2", { Bucket: "awesome-spark" });
    return { zones: HostedZones.map(({ Id, Name }: Answer) => [Id, Name]), objects: Contents };
  }

  test("keeps the bucket with all that is in it, and the zone", () => {
    const [before, after] = kept;
    expect(before).toEqual({
      zones: [[expect.any(String), "awesome-spark."]],
      objects: [expect.objectContaining({ Key: "events/app-1" })],
    });
    expect(after).toEqual(before);
  });

  test("destroys nothing but what the new module has no use for", () => {
    const lost = Object.entries(planned).filter(([, action]) => action === "delete" || action === "replace");
    expect(lost).toEqual([["module.spark.aws_iam_role.this", "delete"]]);
    expect(planned).toMatchObject({
      "module.spark.aws_s3_bucket.storage": "update",
      "module.spark.aws_s3_bucket_policy.storage_policy": "update",
      "module.spark.aws_route53_zone.dns": "update",
      "module.spark.aws_route53_record.dns_master": "update",
    });
  });
});
