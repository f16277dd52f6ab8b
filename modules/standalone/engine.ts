import type { Construct } from "constructs";
import type { Engine, EngineContext, EngineFacts } from "../engine/engine";
import { AwsFacts } from "../stack/aws-facts";
import { argument, type Values, value, values } from "../value/value";
import { standaloneChecks } from "./checks";
import { StandaloneCluster, type StandaloneClusterProps } from "./cluster";
import { CLIENT_PORTS, MASTER_WEB_PORT } from "./ports";
import { SPARK_RELEASES } from "./releases";
import { StandaloneRoles } from "./roles";
import { standaloneRules } from "./rules";
import { type Standalone, standaloneSchema } from "./schema";
import { masterUrl, sparkDownloadUrl } from "./settings";
import { submitToMaster } from "./submitter-statements";

/** A Spark master on EC2 and an autoscaling group of workers. */
export const standalone: Engine<Standalone> = {
  name: "standalone",
  schema: standaloneSchema,
  longestJob: "submitter",
  rules: standaloneRules,
  checks: ({ today }) => standaloneChecks(today),
  demand: ({ workers }) => ({ path: ["workers", "max"], nodes: workers.max + 1, zones: "all" }),
  downloads: ({ spark }) => [
    { path: ["spark", "download_url"], address: argument(sparkDownloadUrl(values(spark))), what: "Spark" },
  ],
  clientPorts: () => CLIENT_PORTS,
  forProvider: (settings) => settings,
  isProtected: () => false,
  describe: ({ spark, master, workers }) => {
    const { percentage, onDemandBase } = workers.spot;
    const base = onDemandBase > 0 ? `${onDemandBase} on demand, above them ` : "";
    return {
      label: `standalone Spark ${spark.version}${builtWith(spark.version)}`,
      nodes: [
        `master ${master.instanceType}, on demand`,
        `workers ${workers.min} to ${workers.max}, ${base}${percentage} % spot: ${workers.instanceTypes.join(", ")}`,
      ],
    };
  },
  make: (scope, settings, context) => makeStandalone(scope, settings, context),
};

/** What jobs have to be built for, of a release that is known. */
function builtWith(version: string): string {
  const release = SPARK_RELEASES[version];
  return release ? `, Scala ${release.scala}, Hadoop ${release.hadoop}` : "";
}

/** What a caller may want of the nodes beside the settings. */
export type NodeOptions = Pick<StandaloneClusterProps, "nodeFiles" | "securityGroupIds" | "workersEbsOptimized">;

/** Make a standalone cluster with its roles. */
export function makeStandalone(
  scope: Construct,
  settings: Values<Standalone>,
  context: EngineContext,
  options: NodeOptions = {},
): EngineFacts & { workers: StandaloneCluster["workers"] } {
  const { environment, bucket, region, masterName } = context;
  const roles = new StandaloneRoles(scope, "access", {
    settings: context.roles,
    policyArns: context.instancePolicyArns,
    bucket,
    sparkUrl: sparkDownloadUrl(settings.spark),
  });
  const { master, workers, securityGroupId } = new StandaloneCluster(scope, "cluster", {
    environment,
    tags: context.tags,
    settings,
    hub: context.hub,
    masterName,
    roles,
    clients: context.clients,
    keyName: context.keyName,
    volumeKeyArn: bucket.kmsKeyArn,
    keepInState: context.keepInState,
    ...options,
  });
  const { partition } = AwsFacts.of(scope);
  const url = masterUrl(masterName);
  const port = String(MASTER_WEB_PORT);
  const tunnel = JSON.stringify({ portNumber: [port], localPortNumber: [port] });
  return {
    workers,
    masterAddress: { type: value("A"), targets: value([master.privateIp]) },
    submitterStatements: submitToMaster({ arn: master.instanceArn, region, partition }, bucket),
    outputs: {
      master_url: { description: "Spark master, for --master", value: url },
      web_url: { description: "Master's web page, from a peered VPC", value: `http://${masterName}:${port}` },
      master_instance_id: { description: "EC2 instance of the master", value: master.instanceId },
      master_private_ip: { description: "Address of the master", value: master.privateIp },
      autoscaling_group_name: { description: "Autoscaling group of the workers", value: workers.groupName },
      submit_command: {
        description: "Submits an application, from a host in a peered VPC",
        value: `spark-submit --master ${url} --deploy-mode client app.py`,
      },
      web_command: {
        description: `Brings the master's web page to http://localhost:${port}, from anywhere`,
        value: `aws ssm start-session --region ${region} --target ${master.instanceId} --document-name AWS-StartPortForwardingSession --parameters '${tunnel}'`,
      },
      scale_command: {
        description: "Sets the number of workers",
        value: `aws autoscaling set-desired-capacity --region ${region} --auto-scaling-group-name ${workers.groupName} --desired-capacity ${argument(settings.workers.max)}`,
      },
      security_group_id: { description: "Security group of master and workers", value: securityGroupId },
      master_role_arn: { description: "Role of the master", value: roles.master.arn },
      worker_role_arn: { description: "Role of the workers", value: roles.worker.arn },
    },
  };
}
