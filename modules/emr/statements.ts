import type { Statement } from "../access/policy";
import type { Role } from "../access/role";
import { type BucketFacts, runJobs, SESSION_MANAGER } from "../access/statements";
import { appended, distinct, prefixed, texts } from "../value/list";
import { type Answer, includes, isFilled } from "../value/question";
import { withoutPrefix } from "../value/text";
import { argument, type Value, type Values } from "../value/value";
import { keysIn } from "./configured";
import type { DiskEncryption } from "./disk-key";
import { useGlue, usesGlue } from "./glue";
import type { Emr } from "./schema";

/** A network that does not carry the tag by which EMR's managed policy knows its own. */
export interface UntaggedNetwork {
  vpcId: string;
  subnetIds: Value<string[]>;
  /** Whether EMR makes an endpoint of its own in it. */
  hasServiceEndpoint: Answer;
}

/**
 * Only this account's own clusters may make a service take the role.
 *
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-iam-role.html
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-iam-role-automatic-scaling.html
 */
export function onlyFor(accountId: string, sourceArn: string): Statement["Condition"] {
  return { StringEquals: { "aws:SourceAccount": accountId }, ArnLike: { "aws:SourceArn": sourceArn } };
}

/** The managed policy may pass only roles of fixed names. The pattern is AWS's own: in China the names end in `.cn`. */
export function passRole(sid: string, role: Role, service: string): Statement {
  return {
    Sid: sid,
    Effect: "Allow",
    Action: ["iam:PassRole"],
    Resource: [role.arn],
    Condition: { StringLike: { "iam:PassedToService": service } },
  };
}

/** The same as AmazonElasticMapReduceforAutoScalingRole; these actions know no narrower resource that EMR would name. */
export const RESIZE_GROUPS: Statement = {
  Sid: "ResizeGroups",
  Effect: "Allow",
  Action: ["cloudwatch:DescribeAlarms", "elasticmapreduce:ListInstanceGroups", "elasticmapreduce:ModifyInstanceGroups"],
  Resource: ["*"],
};

/**
 * What EMR needs of a key to start nodes whose volumes are encrypted with it.
 *
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-encryption-enable.html#emr-awskms-ebs-encryption
 */
export function encryptVolumes({ isEncrypted, keyArn }: DiskEncryption): Statement[] {
  const withKey = { when: isEncrypted, Resource: [argument(keyArn) as string] };
  return [
    {
      ...withKey,
      Sid: "EncryptVolumes",
      Effect: "Allow",
      Action: [
        "kms:Encrypt",
        "kms:Decrypt",
        "kms:ReEncrypt*",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:DescribeKey",
      ],
    },
    {
      ...withKey,
      Sid: "LendKeyToVolumes",
      Effect: "Allow",
      Action: ["kms:CreateGrant"],
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}

/**
 * What the managed policy allows in a network by tag, here by name: others' networks stay as they are, and two clusters
 * in one subnet do not take each other's tag away. The account is left open, as a shared subnet belongs to another one.
 *
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEMRServicePolicy_v2.html
 */
export function useNetwork({ vpcId, subnetIds, hasServiceEndpoint }: UntaggedNetwork, ec2: string): Statement[] {
  const subnets = prefixed(`${ec2}:subnet/`, subnetIds);
  return [
    {
      Sid: "StartNodes",
      Effect: "Allow",
      Action: [
        "ec2:CreateFleet",
        "ec2:CreateLaunchTemplate",
        "ec2:CreateLaunchTemplateVersion",
        "ec2:CreateNetworkInterface",
        "ec2:RunInstances",
      ],
      Resource: argument(subnets),
    },
    {
      when: hasServiceEndpoint,
      Sid: "MakeServiceEndpoint",
      Effect: "Allow",
      Action: ["ec2:CreateVpcEndpoint", "ec2:ModifyVpcEndpoint"],
      Resource: argument(appended([`${ec2}:vpc/${vpcId}`], subnets)),
    },
  ];
}

/**
 * What lets EMR start the account's first spot instances, for which EC2 makes a service-linked role in EMR's name. AWS's
 * managed policy had it once.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/service-linked-roles-spot-instance-requests.html
 *
 * @param iam begins the account's ARNs: `arn:aws:iam::111122223333`
 */
export function beginWithSpot(iam: string): Statement {
  return {
    Sid: "BeginWithSpot",
    Effect: "Allow",
    Action: ["iam:CreateServiceLinkedRole"],
    Resource: [`${iam}:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot`],
    Condition: { StringEquals: { "iam:AWSServiceName": "spot.amazonaws.com" } },
  };
}

interface InstanceFacts {
  bucket: BucketFacts;
  diskKey: DiskEncryption;
  region: string;
  partition: string;
  accountId: string;
}

/**
 * Least privilege for the instances; AmazonElasticMapReduceforEC2Role is deprecated and has no successor.
 *
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-iam-role-for-ec2.html#emr-ec2-role-least-privilege
 */
export function instanceStatements(
  cluster: Values<Emr>,
  { bucket, diskKey, region, partition, accountId }: InstanceFacts,
): Statement[] {
  const keys = keysIn(cluster.configurations);
  const ownScripts = `${region}.elasticmapreduce/*`;
  const scripts = texts(cluster.bootstrapActions, ({ path }) => withoutPrefix(path, "s3://"));
  return [
    ...runJobs(bucket),
    {
      Sid: "ReadScripts",
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: argument(prefixed(`arn:${partition}:s3:::`, distinct(appended([ownScripts], scripts)))),
    },
    {
      when: diskKey.isOwn,
      Sid: "UseDiskKey",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:DescribeKey"],
      Resource: [argument(diskKey.keyArn) as string],
    },
    {
      when: isFilled(keys),
      Sid: "UseConfiguredKeys",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:DescribeKey"],
      Resource: argument(keys),
    },
    useGlue(usesGlue(cluster.configurations), `arn:${partition}:glue:${region}:${accountId}`),
    { when: includes(cluster.applications, "AmazonCloudWatchAgent"), ...PUBLISH_METRICS },
    SESSION_MANAGER,
  ];
}

/** https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-AmazonCloudWatchAgent.html */
const PUBLISH_METRICS: Statement = {
  Sid: "PublishMetrics",
  Effect: "Allow",
  Action: ["cloudwatch:PutMetricData"],
  Resource: ["*"],
  Condition: { StringEquals: { "cloudwatch:namespace": "CWAgent" } },
};
