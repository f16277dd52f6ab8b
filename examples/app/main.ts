import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { App, LocalBackend, TerraformOutput } from "cdktf";
import { StandaloneRoles } from "terraspark/access/standalone-roles";
import { PrivateZone } from "terraspark/dns/private-zone";
import { standaloneSchema } from "terraspark/environment/schema/standalone";
import type { VpcFacts } from "terraspark/network/vpc-facts";
import { AddressedStack } from "terraspark/stack/addressed-stack";
import { StandaloneCluster } from "terraspark/standalone/cluster";
import { masterUrl, sparkDownloadUrl } from "terraspark/standalone/settings";

/** A standalone cluster beside resources of your own: it reads your bucket, and your alarm watches its workers. */
class Analytics extends AddressedStack {
  constructor(app: App) {
    super(app, "analytics");
    new LocalBackend(this, { path: "terraform.analytics.tfstate" });
    new AwsProvider(this, "aws", { region: "us-east-1" });

    const lake = new S3Bucket(this, "lake", { bucketPrefix: "acme-lake-" });
    const oncall = new SnsTopic(this, "oncall", { namePrefix: "spark-" });

    // Every key but the engine has a default, as in an environment file.
    const settings = standaloneSchema.parse({
      engine: "standalone",
      workers: { instance_types: ["m7g.xlarge", "r7g.xlarge"], max: 20 },
    });
    const hub: VpcFacts = {
      name: "platform",
      id: "vpc-0123456789abcdef0",
      cidr: "10.20.0.0/16",
      privateSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
      publicSubnetIds: [],
      routeTables: [],
      waysOut: [],
    };
    const zone = new PrivateZone(this, "dns", {
      zoneName: "spark.acme.internal",
      hub,
      peers: [],
      recordTtlSeconds: 30,
    });
    const cluster = new StandaloneCluster(this, "cluster", {
      environment: "analytics",
      tags: { team: "geo" },
      settings,
      hub,
      masterName: zone.masterName,
      roles: new StandaloneRoles(this, "access", {
        settings: { environment: "analytics", path: "/" },
        bucket: { arn: lake.arn },
        sparkUrl: sparkDownloadUrl(settings.spark),
      }),
      clients: { cidrs: ["10.20.0.0/16"], securityGroupIds: [] },
    });
    zone.pointMasterAt("A", cluster.master.privateIp);

    new CloudwatchMetricAlarm(this, "no_workers", {
      alarmName: "spark-has-no-workers",
      namespace: "AWS/AutoScaling",
      metricName: "GroupInServiceInstances",
      dimensions: { AutoScalingGroupName: cluster.workers.groupName },
      statistic: "Maximum",
      period: 300,
      evaluationPeriods: 3,
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      alarmActions: [oncall.arn],
    });
    new TerraformOutput(this, "master_url", { value: masterUrl(zone.masterName), description: "Spark master" });
  }
}

const app = new App();
new Analytics(app);
app.synth();
