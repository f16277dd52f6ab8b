import type { Construct } from "constructs";
import { JOBS_FOLDER } from "../access/statements";
import type { Engine, EngineContext, EngineFacts } from "../engine/engine";
import { instanceFacts } from "../instances/catalog";
import { resourcesIn } from "../stack/addressed-stack";
import type { Output } from "../stack/outputs";
import { EMR_PROVIDER_RANGE } from "../stack/versions";
import { isAlways } from "../value/question";
import { type Values, value, values } from "../value/value";
import type { EmrCapacity } from "./capacity-schema";
import { emrChecks } from "./checks";
import { EmrCluster } from "./cluster";
import { protectsFromTermination } from "./cluster-arguments";
import { describeEmr } from "./describe";
import { DiskKey } from "./disk-key";
import { clientPorts, HISTORY_PORT } from "./ports";
import { needsServiceEndpoint } from "./releases";
import { EmrRoles } from "./roles";
import { emrRules } from "./rules";
import { type Emr, emrSchema } from "./schema";
import { servicesOfNodes } from "./services";
import { submitSteps } from "./submitter-statements";

/** An EMR cluster on EC2. */
export const emr: Engine<Emr> = {
  name: "emr",
  schema: emrSchema,
  longestJob: "emr-autoscaling",
  providerRange: EMR_PROVIDER_RANGE,
  rules: emrRules,
  checks: emrChecks,
  demand,
  // Nodes fetch the release and Amazon Linux's packages from buckets of AWS's.
  // https://docs.aws.amazon.com/emr/latest/ManagementGuide/private-subnet-iampolicy.html
  downloads: () => [{ path: ["release"], address: "s3://", what: "the software of the release" }],
  services: servicesOfNodes,
  clientPorts: ({ applications }) => clientPorts(value(applications)),
  forProvider: (settings, major) => (major === 5 ? { ...settings, osReleaseLabel: undefined } : settings),
  isProtected: (settings) => isAlways(protectsFromTermination(values(settings))),
  describe: describeEmr,
  make: makeEmr,
};

function demand({ master, core, task, managedScaling: managed }: Emr) {
  // EMR starts all of a cluster in one zone.
  const zones = "one" as const;
  if (managed) {
    // A unit of a fleet is an instance at most.
    const perInstance = managed.unitType === "VCPU" ? smallestVcpu([core, ...(task ? [task] : [])]) : 1;
    const nodes = Math.ceil(managed.maximum / perInstance) + master.count;
    return { path: ["managed_scaling", "maximum"], nodes, zones };
  }
  const [ofCore, ofTask] = [most(core), task ? most(task) : 0];
  return { path: [ofCore >= ofTask ? "core" : "task"], nodes: ofCore + ofTask + master.count, zones };
}

function smallestVcpu(nodes: EmrCapacity[]): number {
  return Math.min(...nodes.flatMap(({ instanceTypes }) => instanceTypes).map((type) => instanceFacts(type)?.vcpu ?? 1));
}

function most({ onDemand, spot, yarnScaling }: EmrCapacity): number {
  return yarnScaling?.maximum ?? onDemand + spot;
}

function makeEmr(scope: Construct, settings: Values<Emr>, context: EngineContext): EngineFacts {
  const { environment, bucket, region, hub } = context;
  const diskKey = new DiskKey(scope, "disk_key", { environment, bucket, settings });
  const roles = new EmrRoles(scope, "access", {
    settings: context.roles,
    policyArns: context.instancePolicyArns,
    region,
    bucket,
    diskKey,
    cluster: settings,
    untaggedNetwork: hub.isExisting
      ? { vpcId: hub.id, subnetIds: hub.privateSubnetIds, hasServiceEndpoint: needsServiceEndpoint(settings.release) }
      : undefined,
  });
  const cluster = new EmrCluster(scope, "cluster", {
    environment,
    tags: context.tags,
    settings,
    hub,
    bucket,
    diskKey,
    roles,
    clients: context.clients,
    keyName: context.keyName,
    after: [...hub.egress, ...(context.foundations ?? []).flatMap(resourcesIn)],
    providerMajor: context.providerMajor,
  });
  const { clusterId } = cluster;
  const securityGroups: Record<string, string> = {
    master: cluster.masterSecurityGroupId,
    core: cluster.coreSecurityGroupId,
    service_access: cluster.serviceAccessSecurityGroupId,
    clients: cluster.clientSecurityGroupId,
  };
  return {
    masterAddress: cluster.masterAddress,
    submitterStatements: submitSteps(cluster.clusterArn, bucket),
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
      master_dns: { description: "Private DNS name of the master, as EMR knows it", value: cluster.masterDns },
      ...described(securityGroups, SECURITY_GROUPS, (job) => `${job}_security_group_id`),
      ...described(cluster.roleArns, ROLES, (job) => `${job}_role_arn`),
    },
  };
}

const SECURITY_GROUPS: Record<string, string> = {
  master: "Security group of the master",
  core: "Security group of core and task nodes",
  service_access: "Security group of what EMR itself puts into the subnet",
  clients: "Security group that opens the master to its clients",
};

const ROLES: Record<string, string> = {
  emr_service: "Role of the EMR service",
  emr_ec2: "Role of the nodes",
  emr_autoscaling: "Role that resizes groups; null without rules on YARN metrics",
};

function described(
  ids: Record<string, string>,
  descriptions: Record<string, string>,
  name: (job: string) => string,
): Record<string, Output> {
  return Object.fromEntries(
    Object.entries(ids).map(([job, id]) => [name(job), { description: descriptions[job] as string, value: id }]),
  );
}
