import * as fs from "node:fs";

const json = (file: string) => JSON.parse(fs.readFileSync(`terraform/terraform_spark/${file}.tf.json`, "utf8"));
const { variable } = json("variables");
const { locals, moved, resource } = json("main");

/** variables.tf of santrancisco/terraform_spark, at 36cdb31 of 2018-08-31. */
const ORIGINAL = [
  "vpc_platform_id account_id key_name name fleet_private_key slave_asg_max_size slave_asg_min_size evaluation_periods",
  "period upthreshold downthreshold cooldown scaling_up_adjustment scaling_down_adjustment master_instance_type",
  "slave_instance_type image_id ebs_optimized subnet_id security_groups_ids spot_price spark_version hadoop_version",
].flatMap((line) => line.split(" "));

test("the inputs are the 23 of 2018, and the two more of the article", () => {
  expect(ORIGINAL).toHaveLength(23);
  const all = [...ORIGINAL, "Master_instance_type", "slave_asg_desired_capacity"];
  expect(Object.keys(variable).sort()).toEqual(all.sort());
});

test("nothing is required that was not", () => {
  const required = Object.keys(variable).filter((name) => !("default" in variable[name]));
  expect(required.sort()).toEqual(["slave_asg_max_size", "slave_asg_min_size", "subnet_id", "vpc_platform_id"]);
});

test.each(["fleet_private_key", "hadoop_version", "account_id"])("%s stands in no resource", (name) => {
  expect(JSON.stringify([locals, resource])).not.toContain(name);
});

test("the key is hidden", () => {
  expect(variable.fleet_private_key.sensitive).toBe(true);
});

test("what outlives an upgrade is moved to a resource that there is", () => {
  expect(moved.map(({ from }: { from: string }) => from)).toContain("aws_s3_bucket.this");
  for (const { to } of moved) {
    const [type, name] = to.split(".");
    expect(Object.keys(resource[type])).toContain(name);
  }
});
