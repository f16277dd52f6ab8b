import { moduleAtHand } from "../support/modules";
import { replan } from "../support/plan";
import { describeTerraform } from "../support/terraform";

const NETWORK = { vpc_id: "vpc-0123456789abcdef0", subnet_ids: ["subnet-0123456789abcdef0"] };

/** Calls that wait for something else, such as the network that a cluster needs. */
const CALLS = {
  standalone: {
    ...NETWORK,
    access: {
      instance_policy_arns: { pond: "arn:aws:iam::111122223333:policy/read-pond" },
      submitter_principal_arns: ["arn:aws:iam::111122223333:role/airflow"],
    },
    storage: { kms_key_arn: "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f" },
  },
  emr: { ...NETWORK, task: {} },
  emr_scaled: { ...NETWORK, managed_scaling: { minimum: 1, maximum: 9 } },
  terraform_spark: {
    vpc_platform_id: NETWORK.vpc_id,
    subnet_id: NETWORK.subnet_ids[0],
    slave_asg_min_size: 1,
    slave_asg_max_size: 3,
  },
};
const MODULES = Object.keys(CALLS);

const EMR = [
  "aws_iam_role.access_emr_service",
  "aws_iam_role_policy.access_emr_ec2_permissions",
  "aws_iam_role_policy.access_emr_service_permissions",
  "aws_kms_key.disk_key[0]",
];

describeTerraform("a cluster whose module call waits for something that changes", () => {
  let changes: string[];

  beforeAll(() => {
    const calls = Object.entries(CALLS).map(([name, call]) => [
      name,
      { source: `./${name}`, name: "raster", ...call, depends_on: ["terraform_data.first"] },
    ]);
    changes = replan(
      {
        variable: { word: {} },
        resource: { terraform_data: { first: { input: "${var.word}" } } },
        module: Object.fromEntries(calls),
      },
      Object.fromEntries(MODULES.map((name) => [name, moduleAtHand(name)])),
      { word: "before" },
      { word: "after" },
    );
  });

  it("is planned with what it waits for still to come", () => {
    expect(changes.filter((line) => !line.includes(" module."))).toEqual(["update terraform_data.first"]);
  });

  // What is left are texts that name the account or the region: the apply finds them as they were.
  it.each<[string, string[]]>([
    ["standalone", ["aws_iam_policy.submitter_policy"]],
    ["emr", EMR],
    ["emr_scaled", EMR],
    ["terraform_spark", []],
  ])("%s: nothing but policies in its own words waits, and nothing is replaced", (name, policies) => {
    const own = changes.filter((line) => line.includes(` module.${name}.`) && !line.startsWith("read "));
    expect(own).toEqual(policies.map((address) => `update module.${name}.${address}`));
  });
});
