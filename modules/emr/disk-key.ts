import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { policyDocument } from "../access/policy";
import type { BucketFacts } from "../access/statements";
import { THIS } from "../stack/addressed-stack";
import { AwsFacts } from "../stack/aws-facts";
import { nameTag } from "../stack/names";
import { choose } from "../value/choice";
import { type Answer, both, either, isGiven, isMissing, isNever, onlyWhere } from "../value/question";
import { onlyIf } from "../value/repeat";
import { type Value, type Values, value } from "../value/value";
import type { Emr } from "./schema";

/** What encrypts the disks of nodes, if anything does. */
export interface DiskEncryption {
  isEncrypted: Answer;
  /** Whether the key is the cluster's own, and not the bucket's. */
  isOwn: Answer;
  keyArn: Value<string | undefined>;
}

interface DiskKeyProps {
  environment: string;
  bucket: BucketFacts;
  settings: Values<Emr>;
}

/** Days that AWS keeps a key that is to go; what it encrypted went with the cluster. */
const DELETION_DAYS = 7;

/**
 * The key of the nodes' disks: the bucket's where it has one, otherwise one of the cluster's own, since EMR encrypts no disk
 * without a key of the account's.
 *
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html
 */
export class DiskKey extends Construct implements DiskEncryption {
  readonly isEncrypted: Answer;
  readonly isOwn: Answer;
  readonly keyArn: Value<string | undefined>;

  constructor(scope: Construct, id: string, { environment, bucket, settings }: DiskKeyProps) {
    super(scope, id);
    const hasKey = isGiven(bucket.kmsKeyArn);
    const isOurs = both(settings.diskKey, isMissing(settings.securityConfiguration));
    this.isOwn = onlyWhere(isOurs, isMissing(bucket.kmsKeyArn));
    this.isEncrypted = either(hasKey, this.isOwn);
    if (isNever(this.isOwn)) {
      this.keyArn = bucket.kmsKeyArn;
      return;
    }
    const { times, attribute } = onlyIf(this.isOwn);
    const key = new KmsKey(this, THIS, {
      ...times,
      description: `Disks of ${nameTag(environment)}`,
      enableKeyRotation: true,
      deletionWindowInDays: DELETION_DAYS,
      policy: keyPolicy(this),
    });
    this.keyArn = choose(hasKey, bucket.kmsKeyArn as Value<string>, value(attribute(key, "arn")));
  }
}

/**
 * The account's own policies decide who uses the key, but for spot, whose service-linked roles have none for keys.
 *
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/service-linked-roles-spot-instance-requests.html
 */
function keyPolicy(scope: Construct): string {
  const { accountId, partition } = AwsFacts.of(scope);
  const iam = `arn:${partition}:iam::${accountId}`;
  const linkedRoles = ["spot", "ec2fleet"].map((service) => `${iam}:role/aws-service-role/${service}.amazonaws.com/*`);
  const bySpot = {
    Effect: "Allow",
    // A policy that names a role which the account does not have yet is refused.
    Principal: { AWS: "*" },
    Resource: "*",
  };
  const isSpot = { StringEquals: { "kms:CallerAccount": accountId }, ArnLike: { "aws:PrincipalArn": linkedRoles } };
  return policyDocument([
    { Sid: "AccountDecides", Effect: "Allow", Principal: { AWS: `${iam}:root` }, Action: "kms:*", Resource: "*" },
    {
      ...bySpot,
      Sid: "SpotEncrypts",
      Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
      Condition: isSpot,
    },
    {
      ...bySpot,
      Sid: "SpotLends",
      Action: "kms:CreateGrant",
      Condition: { ...isSpot, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ]);
}
