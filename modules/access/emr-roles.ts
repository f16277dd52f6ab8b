import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Emr } from "../environment/schema/emr";
import { AwsFacts } from "../stack/aws-facts";
import { either, includes } from "../stack/condition";
import { appended, type Condition, distinct, isGiven, prefixed, texts, withoutPrefix } from "../stack/plan-time";
import { type Statement, trustService } from "./policy";
import { Role, type RoleSettings } from "./role";
import { type BucketFacts, readWriteBucket, SESSION_MANAGER } from "./statements";

export interface EmrRolesProps {
  settings: RoleSettings;
  region: string;
  bucket: BucketFacts;
  /** What the cluster runs decides what its roles may do. */
  cluster: Emr;
  /** The network, unless it carries the tag by which EMR's managed policy knows its own. */
  untaggedNetwork?: UntaggedNetwork;
}

export interface UntaggedNetwork {
  vpcId: string;
  subnetIds: string[];
  /** Whether EMR makes an endpoint of its own in it. */
  hasServiceEndpoint: Condition;
}

/** The roles of an EMR cluster: one for the service, one for its instances, one for YARN scaling if there is any. */
export class EmrRoles extends Construct {
  readonly service: Role;
  readonly ec2: Role;
  /** Undefined without custom scaling on YARN metrics. */
  readonly autoscaling?: Role;
  /** ARN of each role by its job. */
  readonly arns: Record<string, string>;
  /** What must stand before a cluster starts, and until it has ended. */
  readonly permissions: ITerraformDependable[];

  constructor(scope: Construct, id: string, { settings, region, bucket, cluster, untaggedNetwork }: EmrRolesProps) {
    super(scope, id);
    const { accountId, partition } = AwsFacts.of(this);

    this.ec2 = new Role(this, "emr_ec2", {
      ...settings,
      job: "emr-ec2",
      trust: trustService("ec2.amazonaws.com"),
      statements: instanceStatements(cluster, bucket, region, partition),
      instanceProfile: true,
    });
    const scales = either(isGiven(cluster.core.yarnScaling), isGiven(cluster.task?.yarnScaling));
    this.autoscaling = scales
      ? new Role(this, "emr_autoscaling", {
          when: scales,
          ...settings,
          job: "emr-autoscaling",
          trust: trustService(
            "application-autoscaling.amazonaws.com",
            only(accountId, `arn:${partition}:application-autoscaling:${region}:${accountId}:scalable-target/*`),
          ),
          statements: [RESIZE_GROUPS],
        })
      : undefined;
    this.service = new Role(this, "emr_service", {
      ...settings,
      job: "emr-service",
      trust: trustService(
        "elasticmapreduce.amazonaws.com",
        only(accountId, `arn:${partition}:elasticmapreduce:${region}:${accountId}:*`),
      ),
      managedPolicies: ["service-role/AmazonEMRServicePolicy_v2"],
      statements: [
        pass("PassInstanceRole", this.ec2, "ec2.amazonaws.com*"),
        ...(this.autoscaling
          ? [{ when: scales, ...pass("PassScalingRole", this.autoscaling, "application-autoscaling.amazonaws.com*") }]
          : []),
        ...encryptVolumes(bucket.kmsKeyArn),
        ...(untaggedNetwork ? useNetwork(untaggedNetwork, `arn:${partition}:ec2:${region}:*`) : []),
      ],
    });

    this.arns = {
      emr_service: this.service.arn,
      emr_ec2: this.ec2.arn,
      ...(this.autoscaling ? { emr_autoscaling: this.autoscaling.arn } : {}),
    };
    this.permissions = this.node
      .findAll()
      .filter((child) => child instanceof IamRolePolicy || child instanceof IamRolePolicyAttachment);
  }
}

/**
 * Only this account's own clusters may make a service take the role.
 *
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-iam-role.html
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-iam-role-automatic-scaling.html
 */
function only(accountId: string, sourceArn: string): Statement["Condition"] {
  return { StringEquals: { "aws:SourceAccount": accountId }, ArnLike: { "aws:SourceArn": sourceArn } };
}

/** The managed policy may pass only roles of fixed names. The pattern is AWS's own: in China the names end in `.cn`. */
function pass(sid: string, role: Role, service: string): Statement {
  return {
    Sid: sid,
    Effect: "Allow",
    Action: ["iam:PassRole"],
    Resource: [role.arn],
    Condition: { StringLike: { "iam:PassedToService": service } },
  };
}

/** The same as AmazonElasticMapReduceforAutoScalingRole; these actions know no narrower resource that EMR would name. */
const RESIZE_GROUPS: Statement = {
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
function encryptVolumes(kmsKeyArn: string | undefined): Statement[] {
  const withKey = { when: isGiven(kmsKeyArn), Resource: [kmsKeyArn as string] };
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
function useNetwork({ vpcId, subnetIds, hasServiceEndpoint }: UntaggedNetwork, ec2: string): Statement[] {
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
      Resource: subnets,
    },
    {
      when: hasServiceEndpoint,
      Sid: "MakeServiceEndpoint",
      Effect: "Allow",
      Action: ["ec2:CreateVpcEndpoint", "ec2:ModifyVpcEndpoint"],
      Resource: appended([`${ec2}:vpc/${vpcId}`], subnets),
    },
  ];
}

/**
 * Least privilege for the instances; AmazonElasticMapReduceforEC2Role is deprecated and has no successor.
 *
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-iam-role-for-ec2.html#emr-ec2-role-least-privilege
 */
function instanceStatements(cluster: Emr, bucket: BucketFacts, region: string, partition: string): Statement[] {
  const ownScripts = `${region}.elasticmapreduce/*`;
  const scripts = texts(cluster.bootstrapActions, ({ path }) => withoutPrefix(path, "s3://"));
  return [
    ...readWriteBucket(bucket),
    {
      Sid: "ReadScripts",
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: prefixed(`arn:${partition}:s3:::`, distinct(appended([ownScripts], scripts))),
    },
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
