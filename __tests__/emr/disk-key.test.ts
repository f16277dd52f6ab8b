import * as fs from "node:fs";
import { TerraformVariable } from "cdktf";
import { onlyWhere } from "../../modules/value/question";
import { value } from "../../modules/value/value";
import { templateOf } from "../support/environment";
import { evaluate } from "../support/evaluate";
import type { Template } from "../support/template";
import { describeTerraform } from "../support/terraform";
import { BUCKET, KEY, synthesizeCluster } from "./support";

const CONFIGURATION = "aws_emr_security_configuration.cluster_security";
const OWN = "aws_kms_key.disk_key";

describe("a key of the cluster's own", () => {
  const template = synthesizeCluster();

  test("rotates, and goes a week after the cluster", () => {
    expect(template.resource(OWN)).toMatchObject({
      description: "Disks of raster-spark",
      enable_key_rotation: true,
      deletion_window_in_days: 7,
    });
  });

  test("is the account's to give, and is lent to what starts spot instances of this account", () => {
    const { Statement } = template.document(OWN, "policy") as { Statement: Record<string, unknown>[] };
    expect(Statement.map(({ Sid, Principal, Condition }) => [Sid, Principal, Condition])).toMatchObject([
      ["AccountDecides", { AWS: expect.stringMatching(/:root$/) }, undefined],
      ["SpotEncrypts", { AWS: "*" }, { StringEquals: { "kms:CallerAccount": expect.anything() } }],
      ["SpotLends", { AWS: "*" }, { Bool: { "kms:GrantIsForAWSResource": "true" }, ArnLike: expect.anything() }],
    ]);
  });

  test("encrypts the disks, and nodes and service may use it", () => {
    expect(template.resource(CONFIGURATION).configuration).toContain('"AwsKmsKey" = aws_kms_key.disk_key.arn');
    const statements = ["emr_ec2", "emr_service"].map(
      (job) => template.resource(`aws_iam_role_policy.access_${job}_permissions`).policy,
    );
    expect(statements).toEqual([
      expect.stringContaining('"Sid":"UseDiskKey"'),
      expect.stringContaining('"Sid":"EncryptVolumes"'),
    ]);
  });
});

describe("no key of the cluster's own", () => {
  test.each<[string, Template]>([
    ["where the bucket has one", synthesizeCluster({}, { bucket: { ...BUCKET, kmsKeyArn: value(KEY) } })],
    ["where the file names a security configuration", synthesizeCluster({ security_configuration: "our-own" })],
    ["where the file wants none", synthesizeCluster({ disk_key: false })],
  ])("%s", (_, template) => {
    expect(template.ofType("aws_kms_key")).toEqual({});
    expect(JSON.stringify(template.json)).not.toContain("UseDiskKey");
  });
});

describe("as the README says, disks are encrypted", () => {
  const examples = fs
    .readdirSync("examples")
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => [file, fs.readFileSync(`examples/${file}`, "utf8")] as const)
    .filter(([, text]) => text.includes("engine: emr"));

  test.each(examples)("in %s", (_, text) => {
    const { configuration } = templateOf(text).resource(CONFIGURATION);
    expect(configuration).toMatch(/"EnableAtRestEncryption"( =|:) ?true/);
    expect(configuration).toMatch(/"EnableEbsEncryption"( =|:) ?true/);
  });
});

describeTerraform("whether there is one", () => {
  it("is known without the bucket's key, where the caller wants none", () => {
    const answers = evaluate(
      (stack) => {
        const isWanted = new TerraformVariable(stack, "is_wanted", { type: "bool" }).value;
        const other = new TerraformVariable(stack, "other", { type: "bool" }).value;
        return { both: onlyWhere(value(isWanted), value(other)) };
      },
      { is_wanted: false, other: null },
    );
    expect(answers).toEqual({ both: false });
  });
});
