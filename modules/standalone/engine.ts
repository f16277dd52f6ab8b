import type { Construct } from "constructs";
import { submitToMaster } from "../access/submitter-statements";
import type { EngineContext } from "../engine/context";
import type { EngineFacts } from "../engine/facts";
import { AwsFacts } from "../stack/aws-facts";
import { StandaloneCluster } from "./cluster";
import { MASTER_WEB_PORT } from "./ports";
import { StandaloneRoles } from "./roles";
import type { Standalone } from "./schema";
import { masterUrl, sparkDownloadUrl } from "./settings";

/** A standalone cluster in its environment. */
export function standaloneEngine(scope: Construct, settings: Standalone, context: EngineContext): EngineFacts {
  const { environment, bucket, region } = context;
  const roles = new StandaloneRoles(scope, "access", {
    settings: context.roles,
    bucket,
    sparkUrl: sparkDownloadUrl(settings.spark),
  });
  const cluster = new StandaloneCluster(scope, "cluster", {
    environment,
    tags: context.tags,
    settings,
    hub: context.hub,
    masterName: context.masterName,
    roles,
    clients: context.clients,
    keyName: context.keyName,
    nodeFiles: context.nodeFiles,
  });
  const { master, workers } = cluster;
  const { partition } = AwsFacts.of(scope);
  const url = masterUrl(context.masterName);
  const port = String(MASTER_WEB_PORT);
  const tunnel = JSON.stringify({ portNumber: [port], localPortNumber: [port] });
  return {
    masterAddress: { type: "A", target: master.privateIp },
    submitterStatements: submitToMaster({ arn: master.instanceArn, region, partition }, bucket),
    securityGroupIds: { nodes: cluster.securityGroupId },
    roleArns: { master: roles.master.arn, worker: roles.worker.arn },
    outputs: {
      master_url: { description: "Spark master, for --master", value: url },
      web_url: { description: "Master's web page, from a peered VPC", value: `http://${context.masterName}:${port}` },
      master_instance_id: { description: "EC2 instance of the master", value: master.instanceId },
      autoscaling_group: { description: "Autoscaling group of the workers", value: workers.groupName },
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
        value: `aws autoscaling set-desired-capacity --region ${region} --auto-scaling-group-name ${workers.groupName} --desired-capacity ${settings.workers.max}`,
      },
    },
  };
}
