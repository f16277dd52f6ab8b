import { regionsBegin } from "../schema/partitions";
import { listBy } from "../value/list";
import { startsWith } from "../value/question";
import { type Value, value } from "../value/value";

/** Services that IAM knows as `<service>.amazonaws.com` wherever they are. */
type SameEverywhere = "ec2" | "vpc-flow-logs";

/**
 * Names of services in partitions where they have others.
 *
 * Of scaling in China AWS's own tools know either name, and its managed policies both.
 * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/region-info/lib/default.ts
 * https://github.com/aws/aws-cli/blob/develop/awscli/customizations/emr/createdefaultroles.py
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonDynamoDBFullAccess.html
 */
const PRINCIPALS = {
  elasticmapreduce: { "aws-cn": ["elasticmapreduce.amazonaws.com.cn"] },
  "application-autoscaling": {
    "aws-cn": ["application-autoscaling.amazonaws.com", "application-autoscaling.amazonaws.com.cn"],
  },
};

/**
 * The names by which IAM knows a service.
 *
 * @param region one that only Terraform knows, or a name
 */
export function servicePrincipals(service: SameEverywhere): Value<string[]>;
export function servicePrincipals(service: keyof typeof PRINCIPALS, region: string): Value<string[]>;
export function servicePrincipals(service: SameEverywhere | keyof typeof PRINCIPALS, region = ""): Value<string[]> {
  const elsewhere: Record<string, string[]> =
    service in PRINCIPALS ? PRINCIPALS[service as keyof typeof PRINCIPALS] : {};
  return Object.entries(elsewhere).reduce(
    (names, [partition, own]) => listBy(startsWith(value(region), regionsBegin(partition)), value(own), names),
    value([`${service}.amazonaws.com`]),
  );
}
