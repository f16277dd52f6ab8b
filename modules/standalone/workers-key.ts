import { KmsGrant } from "@cdktf/provider-aws/lib/kms-grant";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { THIS } from "../stack/addressed-stack";
import { AwsFacts } from "../stack/aws-facts";
import { namePrefix } from "../stack/names";
import { isGiven, isPossible } from "../value/question";
import { onlyIf } from "../value/repeat";
import { argument, type Value } from "../value/value";

export interface WorkersKeyProps {
  environment: string;
  /** KMS key of the workers' volumes; undefined for the one that EBS takes by itself. */
  kmsKeyArn: Value<string | undefined>;
  /** The group of workers, with whose first in an account AWS makes the role that the key is lent to. */
  group: ITerraformDependable;
  /** Whether the state keeps who the key is lent to, as long as Terraform cannot ask for the account. Default: false. */
  keepInState?: boolean;
}

/** What Auto Scaling does with a key to start instances. */
const OPERATIONS = [
  "Encrypt",
  "Decrypt",
  "ReEncryptFrom",
  "ReEncryptTo",
  "GenerateDataKey",
  "GenerateDataKeyWithoutPlaintext",
  "DescribeKey",
  "CreateGrant",
];

/**
 * Lends the key of the workers' volumes to Auto Scaling, whose role may use no key of a customer's: without it the group is
 * made, and every worker ends as soon as it starts. Those that start before the grant stands are tried again.
 *
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
 */
export class WorkersKey extends Construct {
  constructor(scope: Construct, id: string, { environment, kmsKeyArn, group, keepInState }: WorkersKeyProps) {
    super(scope, id);
    const isLent = isGiven(kmsKeyArn);
    if (!isPossible(isLent)) {
      return;
    }
    const { accountId, partition } = AwsFacts.of(this);
    new KmsGrant(this, THIS, {
      ...onlyIf(isLent).times,
      name: `${namePrefix(environment, "worker")}volumes`,
      keyId: argument(kmsKeyArn) as string,
      granteePrincipal: `arn:${partition}:iam::${accountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
      operations: OPERATIONS,
      dependsOn: [group],
      lifecycle: keepInState ? { ignoreChanges: ["grantee_principal"] } : undefined,
    });
  }
}
