import type { App } from "cdktf";
import { nameFits } from "../access/rules";
import { makeCluster } from "../engine/cluster";
import { ModuleStack } from "../module-kit/module-stack";
import { variableTokens } from "../module-kit/tokens";
import { existingVpc } from "../network/vpc-facts";
import { claimsOf } from "../rule/judge";
import { AwsFacts } from "../stack/aws-facts";
import { nameTag } from "../stack/names";
import { declareOutputs } from "../stack/outputs";
import { CpuScaling } from "../standalone/cpu-scaling";
import { makeStandalone } from "../standalone/engine";
import { limits } from "../standalone/rules";
import { type Standalone, standaloneSchema } from "../standalone/schema";
import { MODULE_FILES } from "../standalone/user-data";
import type { BucketSettings } from "../storage/bucket";
import { orElse } from "../value/choice";
import { argument, type Values, value, values } from "../value/value";
import { terraformSparkInputs, UNUSED_INPUTS } from "./inputs";
import { alarmClaims, clusterClaims } from "./rules";

interface Settings {
  name: string;
  vpcPlatformId: string;
  subnetId: string;
  keyName: string;
  imageId: string;
  sparkVersion: string;
  spotPrice: string;
  masterInstanceType: string;
  MasterInstanceType: string | undefined;
  slaveInstanceType: string;
  slaveAsgMinSize: number;
  slaveAsgMaxSize: number;
  slaveAsgDesiredCapacity: number;
  securityGroupsIds: string[];
  ebsOptimized: boolean;
  evaluationPeriods: number;
  period: number;
  cooldown: number;
  upthreshold: number;
  downthreshold: number;
  scalingUpAdjustment: number;
  scalingDownAdjustment: number;
}

/** What santrancisco/terraform_spark called the resources that outlive an upgrade. */
const MOVED = {
  "aws_s3_bucket.this": "aws_s3_bucket.storage",
  "aws_s3_bucket_policy.this": "aws_s3_bucket_policy.storage_policy",
  "aws_route53_zone.this": "aws_route53_zone.dns",
  "aws_route53_record.master": "aws_route53_record.dns_master",
};

/** The module `terraform_spark`: santrancisco/terraform_spark's inputs and outputs over today's standalone cluster. */
export class TerraformSparkModule extends ModuleStack {
  constructor(app: App, id = "terraform_spark") {
    super(app, id, { inputs: terraformSparkInputs });
    const settings = variableTokens<Settings>(this.inputs);
    const name = argument(settings.name);
    const tags = this.declareTags(name, {});
    const spark = standaloneSettings(settings);

    let groupName = "";
    const { outputs } = makeCluster(this, {
      name,
      region: AwsFacts.of(this).region,
      tags: value(tags),
      hub: existingVpc({
        id: argument(settings.vpcPlatformId),
        privateSubnetIds: value([argument(settings.subnetId)]),
      }),
      zoneName: nameTag(name),
      recordTtlSeconds: value(30),
      // The bucket may be one of 2018, with data in any folder: nothing of it ever expires.
      storage: values<BucketSettings>({
        versioning: true,
        abortUploadDays: 7,
        forceDestroy: false,
      }),
      bucketName: nameTag(name),
      roles: { environment: name, path: "/", keepInState: true },
      keepInState: true,
      clients: values<Record<"cidrs" | "securityGroupIds", string[]>>({ cidrs: [], securityGroupIds: [] }),
      keyName: settings.keyName,
      make: (scope, context) => {
        const made = makeStandalone(scope, spark, context, {
          nodeFiles: MODULE_FILES,
          securityGroupIds: settings.securityGroupsIds,
          workersEbsOptimized: settings.ebsOptimized,
        });
        groupName = made.workers.groupName;
        return made;
      },
    });
    new CpuScaling(this, "scaling", {
      environment: name,
      groupName: groupName,
      periodSeconds: settings.period,
      evaluationPeriods: settings.evaluationPeriods,
      cooldownSeconds: settings.cooldown,
      up: { threshold: settings.upthreshold, adjustment: settings.scalingUpAdjustment },
      down: { threshold: settings.downthreshold, adjustment: settings.scalingDownAdjustment },
    });
    declareOutputs(this, {
      asg_id: { description: "Autoscaling group of the workers", value: groupName },
      ...outputs,
    });
    this.refuse(
      [
        ...claimsOf([nameFits("master")], { name: settings.name }),
        ...limits(spark.workers, {
          min: "slave_asg_min_size",
          max: "slave_asg_max_size",
          desired: "slave_asg_desired_capacity",
        }),
        ...alarmClaims(settings),
        ...clusterClaims(spark),
      ],
      "asg_id",
    );
    for (const [input, assertion] of Object.entries(UNUSED_INPUTS)) {
      this.addOverride(`check.${input}`, { assert: [assertion] });
    }
    this.addOverride(
      "moved",
      Object.entries(MOVED).map(([from, to]) => ({ from, to })),
    );
    this.tagEverything(tags);
  }
}

/** What the inputs of 2018 say, and the defaults of today for all that they do not. */
function standaloneSettings(settings: Values<Settings>): Values<Standalone> {
  const usual = values(standaloneSchema.parse({ engine: "standalone" }));
  return {
    ...usual,
    amiId: settings.imageId,
    spark: { ...usual.spark, version: settings.sparkVersion },
    master: {
      ...usual.master,
      instanceType: orElse(settings.MasterInstanceType, settings.masterInstanceType),
    },
    workers: {
      ...usual.workers,
      instanceTypes: value([argument(settings.slaveInstanceType)]),
      min: settings.slaveAsgMinSize,
      max: settings.slaveAsgMaxSize,
      desired: settings.slaveAsgDesiredCapacity,
      spot: { ...usual.workers.spot, maxPrice: settings.spotPrice },
    },
  };
}
