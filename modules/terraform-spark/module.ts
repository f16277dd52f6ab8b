import type { App, IResolvable } from "cdktf";
import { PrivateZone } from "../dns/private-zone";
import { existingHub } from "../engine/module-cluster";
import { ModuleStack } from "../module-kit/module-stack";
import { variableTokens } from "../module-kit/tokens";
import { nameTag } from "../stack/names";
import { declareOutputs } from "../stack/outputs";
import { StandaloneCluster } from "../standalone/cluster";
import { CpuScaling } from "../standalone/cpu-scaling";
import { MASTER_WEB_PORT } from "../standalone/ports";
import { StandaloneRoles } from "../standalone/roles";
import type { Standalone } from "../standalone/schema";
import { masterUrl, sparkDownloadUrl } from "../standalone/settings";
import { FILES_FOLDER, readInModule } from "../standalone/user-data";
import { Bucket } from "../storage/bucket";
import { orElse } from "../value/plan-time";
import { LIMITS, terraformSparkInputs, UNUSED_INPUTS } from "./inputs";

interface Settings {
  name: string;
  vpcPlatformId: string;
  subnetId: string;
  keyName: string;
  imageId: string;
  sparkVersion: string;
  spotPrice: string;
  masterInstanceType: string;
  MasterInstanceType: string;
  slaveInstanceType: string;
  slaveAsgMinSize: number;
  slaveAsgMaxSize: number;
  slaveAsgDesiredCapacity: number;
  securityGroupsIds: string[];
  ebsOptimized: IResolvable;
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
    const settings = variableTokens(this.inputs) as unknown as Settings;
    const { name } = settings;
    const tags = this.declareTags(name, {});
    const spark = standaloneSettings(settings);

    const hub = existingHub(settings.vpcPlatformId, [settings.subnetId]);
    const zone = new PrivateZone(this, "dns", { zoneName: nameTag(name), hub, peers: [], recordTtlSeconds: 30 });
    const bucket = new Bucket(this, "storage", {
      environment: name,
      // The bucket may be one of 2018, with data in any folder: nothing of it ever expires.
      settings: { versioning: true, abortUploadDays: 7, forceDestroy: false },
      name: nameTag(name),
    });
    const roles = new StandaloneRoles(this, "access", {
      settings: { environment: name, path: "/" },
      bucket,
      sparkUrl: sparkDownloadUrl(spark.spark),
    });
    const cluster = new StandaloneCluster(this, "cluster", {
      environment: name,
      tags,
      settings: spark,
      hub,
      masterName: zone.masterName,
      roles,
      clients: { cidrs: [], securityGroupIds: [] },
      keyName: settings.keyName,
      securityGroupIds: settings.securityGroupsIds,
      workersEbsOptimized: settings.ebsOptimized,
      nodeFiles: { read: (file) => readInModule(`${FILES_FOLDER}/${file}`) },
    });
    zone.pointMasterAt("A", cluster.master.privateIp);
    new CpuScaling(this, "scaling", {
      environment: name,
      groupName: cluster.workers.groupName,
      periodSeconds: settings.period,
      evaluationPeriods: settings.evaluationPeriods,
      cooldownSeconds: settings.cooldown,
      up: { threshold: settings.upthreshold, adjustment: settings.scalingUpAdjustment },
      down: { threshold: settings.downthreshold, adjustment: settings.scalingDownAdjustment },
    });
    declareOutputs(this, {
      asg_id: { description: "Autoscaling group of the workers", value: cluster.workers.groupName },
      security_group_id: {
        description: "Security group of all nodes; its members talk to each other",
        value: cluster.securityGroupId,
      },
      master_url: { description: "Spark master, for --master", value: masterUrl(zone.masterName) },
      web_url: { description: "Master's web page", value: `http://${zone.masterName}:${MASTER_WEB_PORT}` },
      master_instance_id: { description: "EC2 instance of the master", value: cluster.master.instanceId },
      master_private_ip: { description: "Address of the master", value: cluster.master.privateIp },
      bucket_name: { description: "Bucket of the cluster", value: bucket.name },
      zone_id: { description: "Private zone", value: zone.zoneId },
      master_role_arn: { description: "Role of the master", value: roles.master.arn },
      worker_role_arn: { description: "Role of the workers", value: roles.worker.arn },
    });
    this.addOverride("output.asg_id.precondition", LIMITS);
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

function standaloneSettings(settings: Settings): Standalone {
  return {
    engine: "standalone",
    amiId: settings.imageId,
    spark: { version: settings.sparkVersion, properties: {} },
    master: {
      instanceType: orElse(settings.MasterInstanceType, settings.masterInstanceType),
      rootVolumeGb: 30,
      recoveryVolumeGb: 10,
    },
    workers: {
      instanceTypes: [settings.slaveInstanceType],
      min: settings.slaveAsgMinSize,
      max: settings.slaveAsgMaxSize,
      desired: settings.slaveAsgDesiredCapacity,
      rootVolumeGb: 60,
      spot: {
        percentage: 100,
        onDemandBase: 0,
        maxPrice: settings.spotPrice,
        allocationStrategy: "price-capacity-optimized",
        capacityRebalance: true,
      },
    },
  };
}
