import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { App, LocalBackend, TerraformOutput } from "cdktf";
import { AddressedStack, SparkCluster } from "terraspark";

/** A standalone cluster beside resources of your own: it works in your bucket, and your alarm watches its workers. */
class Analytics extends AddressedStack {
  constructor(app: App) {
    super(app, "analytics");
    new LocalBackend(this, { path: "terraform.analytics.tfstate" });
    new AwsProvider(this, "aws", { region: "us-east-1" });

    const lake = new S3Bucket(this, "lake", { bucketPrefix: "acme-lake-" });
    const oncall = new SnsTopic(this, "oncall", { namePrefix: "spark-" });

    const spark = new SparkCluster(this, "spark", {
      name: "analytics",
      region: "us-east-1",
      tags: { team: "geo" },
      hub: {
        id: "vpc-0123456789abcdef0",
        privateSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
      },
      clients: { cidrs: ["10.20.0.0/16"], securityGroupIds: [] },
      bucket: { name: lake.bucket, arn: lake.arn },
      // As in an environment file: every key but the engine has a default.
      cluster: { engine: "standalone", workers: { instance_types: ["m7g.xlarge", "r7g.xlarge"], max: 20 } },
    });

    new CloudwatchMetricAlarm(this, "no_workers", {
      alarmName: "spark-has-no-workers",
      namespace: "AWS/AutoScaling",
      metricName: "GroupInServiceInstances",
      dimensions: { AutoScalingGroupName: spark.output("autoscaling_group_name") },
      statistic: "Maximum",
      period: 300,
      evaluationPeriods: 3,
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      alarmActions: [oncall.arn],
    });
    new TerraformOutput(this, "master_url", { value: spark.output("master_url"), description: "Spark master" });
  }
}

const app = new App();
new Analytics(app);
app.synth();
