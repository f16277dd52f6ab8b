import type { Statement } from "../access/policy";
import { expressionOf } from "../value/blocks-at-plan";
import { type Answer, ask } from "../value/question";
import { type Value, value, whenKnown } from "../value/value";
import type { EmrConfiguration } from "./schema";

/**
 * Properties that make Glue the catalogue: of Hive and Spark, of Iceberg by its class or by its kind, of Trino and Presto.
 *
 * https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-spark-glue.html
 * https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-iceberg-use-spark-cluster.html
 * https://docs.aws.amazon.com/emr/latest/ReleaseGuide/presto-considerations.html
 */
const NAMES_GLUE =
  "AWSGlueDataCatalogHiveClientFactory$|[.]glue[.]GlueCatalog$|=glue$|^hive[.]metastore[.]glue[.]datacatalog[.]enabled=true$";

/** Whether anything that is configured keeps its tables in Glue. */
export function usesGlue(configurations: Value<EmrConfiguration[]>): Answer {
  return whenKnown(
    configurations,
    (known) => value(known.some(namesGlue)),
    (later) =>
      ask`anytrue(flatten([for outer in ${expressionOf(later)} : [for one in concat([outer], outer.configurations) : [for key, text in one.properties : can(regex(${NAMES_GLUE}, join("=", [key, text])))]]]))`,
  );
}

function namesGlue({ properties = {}, configurations = [] }: EmrConfiguration): boolean {
  return (
    Object.entries(properties).some(([key, text]) => new RegExp(NAMES_GLUE).test(`${key}=${text}`)) ||
    configurations.some(namesGlue)
  );
}

/**
 * The catalogue of the account in the region, whatever databases jobs make in it: what AWS's old policy for nodes had of Glue.
 *
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonElasticMapReduceforEC2Role.html
 * https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html
 *
 * @param glue begins its ARNs: `arn:aws:glue:us-east-1:111122223333`
 */
export function useGlue(when: Answer, glue: string): Statement {
  return {
    when,
    Sid: "UseGlueCatalog",
    Effect: "Allow",
    Action: [
      "glue:CreateDatabase",
      "glue:UpdateDatabase",
      "glue:DeleteDatabase",
      "glue:GetDatabase",
      "glue:GetDatabases",
      "glue:CreateTable",
      "glue:UpdateTable",
      "glue:DeleteTable",
      "glue:GetTable",
      "glue:GetTables",
      "glue:GetTableVersions",
      "glue:CreatePartition",
      "glue:BatchCreatePartition",
      "glue:UpdatePartition",
      "glue:DeletePartition",
      "glue:BatchDeletePartition",
      "glue:GetPartition",
      "glue:GetPartitions",
      "glue:BatchGetPartition",
      "glue:CreateUserDefinedFunction",
      "glue:UpdateUserDefinedFunction",
      "glue:DeleteUserDefinedFunction",
      "glue:GetUserDefinedFunction",
      "glue:GetUserDefinedFunctions",
    ],
    Resource: ["catalog", "database/*", "table/*", "userDefinedFunction/*"].map((what) => `${glue}:${what}`),
  };
}
