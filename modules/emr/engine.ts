import type { Construct } from "constructs";
import { JOBS_FOLDER, submitSteps } from "../access/submitter-statements";
import type { EngineContext } from "../engine/context";
import type { EngineFacts } from "../engine/facts";
import { resourcesIn } from "../stack/addressed-stack";
import { EmrCluster } from "./cluster";
import { HISTORY_PORT } from "./ports";
import { needsServiceEndpoint } from "./releases";
import { EmrRoles } from "./roles";
import type { Emr } from "./schema";

/** An EMR cluster in its environment. */
export function emrEngine(scope: Construct, settings: Emr, context: EngineContext): EngineFacts {
  const { environment, bucket, region } = context;
  const roles = new EmrRoles(scope, "access", {
    settings: context.roles,
    region,
    bucket,
    cluster: settings,
    untaggedNetwork: context.hubExists
      ? {
          vpcId: context.hub.id,
          subnetIds: context.hub.privateSubnetIds,
          hasServiceEndpoint: needsServiceEndpoint(settings.release),
        }
      : undefined,
  });
  const cluster = new EmrCluster(scope, "cluster", {
    environment,
    tags: context.tags,
    settings,
    hub: context.hub,
    bucket,
    roles,
    clients: context.clients,
    keyName: context.keyName,
    after: [...context.hub.waysOut, ...(context.foundations ?? []).flatMap(resourcesIn)],
    providerMajor: context.providerMajor,
  });
  const { clusterId } = cluster;
  return {
    masterAddress: { type: "CNAME", target: cluster.masterDns },
    submitterStatements: submitSteps(cluster.clusterArn, bucket),
    securityGroupIds: {
      master: cluster.masterSecurityGroupId,
      core: cluster.coreSecurityGroupId,
      service_access: cluster.serviceAccessSecurityGroupId,
      clients: cluster.clientSecurityGroupId,
    },
    roleArns: cluster.roleArns,
    outputs: {
      master_url: { description: "Spark master, for --master on the cluster", value: "yarn" },
      web_url: {
        description: "Spark history server, from a peered VPC",
        value: `http://${context.masterName}:${HISTORY_PORT}`,
      },
      cluster_id: { description: "EMR cluster", value: clusterId },
      submit_command: {
        description: "Submits a job that stands in the bucket, as a step",
        value: `aws emr add-steps --region ${region} --cluster-id ${clusterId} --steps 'Type=Spark,Name=app,ActionOnFailure=CONTINUE,Args=[--deploy-mode,cluster,s3://${bucket.name}/${JOBS_FOLDER}/app.py]'`,
      },
      steps_command: {
        description: "Shows the steps and what became of them",
        value: `aws emr list-steps --region ${region} --cluster-id ${clusterId} --query 'Steps[].[Id,Name,Status.State]' --output table`,
      },
    },
  };
}
