import { usesGlue } from "../../modules/emr/glue";
import type { EmrConfiguration } from "../../modules/emr/schema";
import { value } from "../../modules/value/value";
import { describeTerraform } from "../support/terraform";
import { askedAtPlan } from "./at-plan";
import { synthesizeCluster } from "./support";

const HIVE = "com.amazonaws.glue.catalog.metastore.AWSGlueDataCatalogHiveClientFactory";

const one = (classification: string, key: string, text: string) => [{ classification, properties: { [key]: text } }];

const CASES: [name: string, configurations: EmrConfiguration[], isGlue: boolean][] = [
  ["Spark's tables", one("spark-hive-site", "hive.metastore.client.factory.class", HIVE), true],
  ["Hive's tables", one("hive-site", "hive.metastore.client.factory.class", HIVE), true],
  [
    "Iceberg's tables, by a class",
    one("spark-defaults", "spark.sql.catalog.lake.catalog-impl", "org.apache.iceberg.aws.glue.GlueCatalog"),
    true,
  ],
  ["Iceberg's tables, by a kind", one("spark-defaults", "spark.sql.catalog.lake.type", "glue"), true],
  ["Trino's tables", one("trino-connector-hive", "hive.metastore", "glue"), true],
  ["Presto's tables", one("presto-connector-hive", "hive.metastore.glue.datacatalog.enabled", "true"), true],
  [
    "a configuration inside another",
    [{ classification: "spark", configurations: one("inner", "a.type", "glue") }],
    true,
  ],
  ["the same turned off", one("presto-connector-hive", "hive.metastore.glue.datacatalog.enabled", "false"), false],
  ["another database", one("hive-site", "javax.jdo.option.ConnectionURL", "jdbc:mysql://glue.example.com/hive"), false],
  ["nothing", [], false],
];

test.each(CASES)("%s", (_, configurations, isGlue) => {
  expect(usesGlue(value(configurations))).toBe(isGlue);
});

test("nodes may use the catalogue of their account and region, where something is kept there", () => {
  const statementsOf = (configurations: EmrConfiguration[]) => {
    const template = synthesizeCluster({ configurations });
    const policy = template.document("aws_iam_role_policy.access_emr_ec2_permissions", "policy");
    return (policy as { Statement: { Sid: string; Resource: string[] }[] }).Statement.filter(
      ({ Sid }) => Sid === "UseGlueCatalog",
    );
  };
  expect(statementsOf([])).toEqual([]);
  const [statement] = statementsOf(CASES[0]?.[1] ?? []);
  const glue =
    "arn:${data.aws_partition.partition.partition}:glue:us-east-1:${data.aws_caller_identity.account.account_id}";
  expect(statement?.Resource).toEqual([
    `${glue}:catalog`,
    `${glue}:database/*`,
    `${glue}:table/*`,
    `${glue}:userDefinedFunction/*`,
  ]);
});

describeTerraform("configurations that only Terraform knows", () => {
  it("are asked the same", () => {
    const cases = CASES.map(([, configurations]) => configurations);
    expect(askedAtPlan((later) => [usesGlue(later)], cases)).toEqual(CASES.map(([, , isGlue]) => [isGlue]));
  });
});
