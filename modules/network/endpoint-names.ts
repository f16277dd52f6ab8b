import { choose } from "../value/choice";
import { both, includes, startsWith } from "../value/question";
import { argument, value } from "../value/value";

/**
 * Services of our groups whose interface endpoints have a prefix of their own in China; all others are named there as
 * everywhere, and GovCloud names all of them so.
 *
 * AWS tells them by `aws ec2 describe-vpc-endpoint-services` alone; the CDK keeps the list in `getDefaultEndpointPrefix`.
 * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-ec2/lib/vpc-endpoint.ts
 */
const NAMED_APART_IN_CHINA = ["ec2", "autoscaling", "monitoring", "sts"];

/** Name of the interface endpoint service of a service in a region, either of which may be an expression. */
export function interfaceEndpointName(region: string, service: string): string {
  const isApart = both(startsWith(value(region), "cn-"), includes(NAMED_APART_IN_CHINA, value(service)));
  return `${argument(choose(isApart, "cn.com.amazonaws", "com.amazonaws"))}.${region}.${service}`;
}

/** Name of the gateway endpoint service of S3 in a region, the same in every partition. */
export const s3GatewayName = (region: string): string => `com.amazonaws.${region}.s3`;
