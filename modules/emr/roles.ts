import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { trustService } from "../access/policy";
import { Role, type RoleSettings } from "../access/role";
import type { BucketFacts } from "../access/statements";
import { AwsFacts } from "../stack/aws-facts";
import { servicePrincipals } from "../stack/partitions";
import type { TextMap } from "../value/map";
import { type Answer, either, isGiven, isNever, isPossible, NEVER } from "../value/question";
import { fields, type Value, type Values } from "../value/value";
import type { DiskEncryption } from "./disk-key";
import type { Emr } from "./schema";
import {
  beginWithSpot,
  encryptVolumes,
  instanceStatements,
  onlyFor,
  passRole,
  RESIZE_GROUPS,
  type UntaggedNetwork,
  useNetwork,
} from "./statements";

export interface EmrRolesProps {
  settings: RoleSettings;
  /** Policies of the caller's that the instances have, by name. */
  policyArns: Value<TextMap>;
  region: string;
  bucket: BucketFacts;
  /** What encrypts the nodes' disks. */
  diskKey: DiskEncryption;
  /** What the cluster runs decides what its roles may do. */
  cluster: Values<Emr>;
  /** The network, unless it carries the tag by which EMR's managed policy knows its own. */
  untaggedNetwork?: UntaggedNetwork;
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

  constructor(scope: Construct, id: string, props: EmrRolesProps) {
    super(scope, id);
    const { settings, region, bucket, diskKey, cluster, untaggedNetwork } = props;
    const { accountId, partition } = AwsFacts.of(this);

    this.ec2 = new Role(this, "emr_ec2", {
      ...settings,
      job: "emr-ec2",
      trust: trustService(servicePrincipals("ec2")),
      statements: instanceStatements(cluster, { bucket, diskKey, region, partition, accountId }),
      policyArns: props.policyArns,
      instanceProfile: true,
    });
    const scales = either(isGiven(cluster.core.yarnScaling), taskScales(cluster));
    this.autoscaling = isPossible(scales)
      ? new Role(this, "emr_autoscaling", {
          when: scales,
          ...settings,
          job: "emr-autoscaling",
          trust: trustService(
            servicePrincipals("application-autoscaling", region),
            onlyFor(accountId, `arn:${partition}:application-autoscaling:${region}:${accountId}:scalable-target/*`),
          ),
          statements: [RESIZE_GROUPS],
        })
      : undefined;
    this.service = new Role(this, "emr_service", {
      ...settings,
      job: "emr-service",
      trust: trustService(
        servicePrincipals("elasticmapreduce", region),
        onlyFor(accountId, `arn:${partition}:elasticmapreduce:${region}:${accountId}:*`),
      ),
      managedPolicies: ["service-role/AmazonEMRServicePolicy_v2"],
      statements: [
        passRole("PassInstanceRole", this.ec2, "ec2.amazonaws.com*"),
        ...(this.autoscaling
          ? [
              {
                when: scales,
                ...passRole("PassScalingRole", this.autoscaling, "application-autoscaling.amazonaws.com*"),
              },
            ]
          : []),
        beginWithSpot(`arn:${partition}:iam::${accountId}`),
        ...encryptVolumes(diskKey),
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

function taskScales({ task }: Values<Emr>): Answer {
  return isNever(isGiven(task)) ? NEVER : isGiven(fields(task).yarnScaling);
}
