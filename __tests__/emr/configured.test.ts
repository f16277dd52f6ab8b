import { keysIn, METASTORE, setsProperty } from "../../modules/emr/configured";
import type { EmrConfiguration } from "../../modules/emr/schema";
import { type Value, value } from "../../modules/value/value";
import { describeTerraform } from "../support/terraform";
import { askedAtPlan } from "./at-plan";
import { KEY, synthesizeCluster } from "./support";

const emrfs = (key: string) => ({
  classification: "emrfs-site",
  properties: { "fs.s3.enableServerSideEncryption": "true", "fs.s3.serverSideEncryption.kms.keyId": key },
});
const HIVE = { classification: "hive-site", properties: { "javax.jdo.option.ConnectionURL": "jdbc:mysql://db/hive" } };
const INSIDE = { classification: "hive-site", properties: {}, configurations: [{ ...HIVE, classification: "inner" }] };

const CASES: [name: string, configurations: EmrConfiguration[], isSet: boolean, keys: string[]][] = [
  ["nothing", [], false, []],
  ["a database of Hive's", [HIVE], true, []],
  ["one inside", [INSIDE], true, []],
  ["one of another classification", [{ ...HIVE, classification: "hive-env" }], false, []],
  ["a key, twice", [emrfs(KEY), { ...emrfs(KEY), classification: "core-site" }], false, [KEY]],
  ["an alias, which no policy can name", [emrfs("alias/lake")], false, []],
];

const asked = (configurations: Value<EmrConfiguration[]>) => [
  setsProperty(configurations, "hive-site", METASTORE),
  keysIn(configurations),
];

test.each(CASES)("%s", (_, configurations, isSet, keys) => {
  expect(asked(value(configurations))).toEqual([isSet, keys]);
});

test("nodes may use a key that is configured", () => {
  const template = synthesizeCluster({ configurations: [emrfs(KEY)] });
  const { Statement } = template.document("aws_iam_role_policy.access_emr_ec2_permissions", "policy") as {
    Statement: { Sid: string; Resource: string[] }[];
  };
  expect(Statement.find(({ Sid }) => Sid === "UseConfiguredKeys")?.Resource).toEqual([KEY]);
});

describeTerraform("configurations that only Terraform knows", () => {
  it("are asked the same", () => {
    const cases = CASES.map(([, configurations]) => configurations);
    expect(askedAtPlan(asked, cases)).toEqual(CASES.map(([, , isSet, keys]) => [isSet, keys]));
  });
});
