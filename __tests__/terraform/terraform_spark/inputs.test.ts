import * as path from "node:path";
import { terraformSparkInputs } from "../../../modules/terraform-spark/inputs";
import { testInputs } from "../../support/module-inputs";

testInputs({
  name: "terraform_spark",
  inputs: terraformSparkInputs,
  changes: [path.join(__dirname, "changes.txt")],
  refusals: [path.join(__dirname, "refusals.txt")],
  lateRefusals: [path.join(__dirname, "late-refusals.txt")],
  bases: {
    base: {
      name: "awesome",
      vpc_platform_id: "vpc-0123456789abcdef0",
      subnet_id: "subnet-0123456789abcdef0",
      slave_asg_min_size: 1,
      slave_asg_max_size: 3,
    },
  },
  baseOf: () => "base",
  warned: ["fleet_private_key", "hadoop_version"],
  free: ["fleet_private_key", "ebs_optimized", "hadoop_version"],
});
