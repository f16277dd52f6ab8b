import { EmrCluster as AwsEmrCluster, type EmrClusterConfig } from "@cdktf/provider-aws/lib/emr-cluster";
import { EmrManagedScalingPolicy } from "@cdktf/provider-aws/lib/emr-managed-scaling-policy";
import { EmrSecurityConfiguration } from "@cdktf/provider-aws/lib/emr-security-configuration";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type BucketFacts, LOGS_FOLDER } from "../access/statements";
import type { MasterAddress } from "../engine/engine";
import type { Clients } from "../network/client-access";
import { EMR_MANAGED_TAG } from "../network/emr-managed-tag";
import { leavingWith } from "../network/subnet";
import type { VpcFacts } from "../network/vpc-facts";
import { resourcesIn, THIS } from "../stack/addressed-stack";
import { namePrefix, nameTag } from "../stack/names";
import { DEFAULT_PROVIDER, type ProviderMajor } from "../stack/schema";
import { given, orElse } from "../value/choice";
import { blockIf, takeBlocks } from "../value/dynamic-blocks";
import { first } from "../value/list";
import { mergeMaps, type TextMap } from "../value/map";
import { is, isGiven, isMissing, isNever, isPossible, not } from "../value/question";
import { onlyIf } from "../value/repeat";
import { args, argument, fields, type Value, type Values } from "../value/value";
import { AtLaunch } from "./at-launch";
import { addOsRelease, bootstrapActions, lifecycle, protectsFromTermination } from "./cluster-arguments";
import { configurationsJson } from "./configurations";
import type { DiskEncryption } from "./disk-key";
import { capacityFleet, masterFleet } from "./fleets";
import { capacityGroup, masterGroup } from "./groups";
import { Masters } from "./masters";
import { clientPorts } from "./ports";
import { needsServiceEndpoint } from "./releases";
import type { EmrRoles } from "./roles";
import { computeLimits } from "./scaling";
import type { Emr } from "./schema";
import { securityConfiguration } from "./security-configuration";
import { ClientGroup, NodeGroup, ServiceAccessGroup } from "./security-groups";
import { TaskNodes } from "./task-nodes";

export interface EmrClusterProps {
  /** Name of the environment; begins every resource's name. */
  environment: string;
  /** All tags of the environment: EMR hands the cluster's tags on to instances and volumes. */
  tags: Value<TextMap>;
  settings: Values<Emr>;
  /** Where the cluster runs: fleets in any one of the private subnets, groups in the first. */
  hub: VpcFacts;
  /** Where logs go. */
  bucket: BucketFacts & { name: string };
  /** What encrypts the nodes' disks. */
  diskKey: DiskEncryption;
  roles: EmrRoles;
  clients: Clients;
  /** EC2 key pair, if there is one. */
  keyName: Value<string | undefined>;
  /** What nodes need from their first minute on, such as routes. Default: nothing beside what is referred to. */
  after?: ITerraformDependable[];
  /** Major version of the AWS provider that the cluster is written for. Default: 6. */
  providerMajor?: ProviderMajor;
}

/** An EMR cluster on EC2 with its security groups, its task nodes and its scaling. */
export class EmrCluster extends Construct {
  readonly clusterId: string;
  readonly clusterArn: string;
  /** Private DNS name of the master; of one of them, if there are three. */
  readonly masterDns: string;
  /** Where clients find the master, or all three. */
  readonly masterAddress: MasterAddress;
  readonly masterSecurityGroupId: string;
  readonly coreSecurityGroupId: string;
  readonly serviceAccessSecurityGroupId: string;
  /** Of the group that clients may be added to by rule. */
  readonly clientSecurityGroupId: string;
  readonly roleArns: Record<string, string>;

  constructor(scope: Construct, id: string, props: EmrClusterProps) {
    super(scope, id);
    const { environment, settings, hub, bucket, roles } = props;
    const group = { environment, vpcId: hub.id };
    const master = new NodeGroup(this, "master", group);
    const core = new NodeGroup(this, "core", group);
    const serviceAccess = new ServiceAccessGroup(this, "service_access", {
      ...group,
      vpcCidr: hub.cidr,
      masterGroupId: master.id,
      coreGroupId: core.id,
      throughEndpoint: needsServiceEndpoint(settings.release),
    });
    const clients = new ClientGroup(this, "clients", {
      ...group,
      clients: props.clients,
      ports: clientPorts(settings.applications),
      ssh: isGiven(props.keyName),
    });

    const atLaunch = new AtLaunch(this, "at_launch", settings);
    const isFleets = is(settings.instances, "fleets");
    const { config, addTo } = takeBlocks(
      args<EmrClusterConfig>({
        name: nameTag(environment),
        releaseLabel: settings.release,
        applications: settings.applications,
        customAmiId: settings.amiId,
        serviceRole: roles.service.arn,
        autoscalingRole: roles.autoscaling?.arn,
        ec2Attributes: {
          instanceProfile: roles.ec2.instanceProfile?.arn as string,
          subnetIds: given(isFleets, hub.privateSubnetIds),
          subnetId: given(not(isFleets), first(hub.privateSubnetIds)),
          emrManagedMasterSecurityGroup: master.id,
          emrManagedSlaveSecurityGroup: core.id,
          serviceAccessSecurityGroup: serviceAccess.id,
          additionalMasterSecurityGroups: clients.id,
          keyName: props.keyName,
        },
        // Master and core nodes are part of the cluster; task nodes are not.
        masterInstanceFleet: blockIf(isFleets, masterFleet(settings.master)),
        coreInstanceFleet: blockIf(isFleets, capacityFleet("core", settings.core)),
        masterInstanceGroup: blockIf(not(isFleets), masterGroup(settings.master)),
        coreInstanceGroup: blockIf(not(isFleets), capacityGroup("core", settings.core)),
        ebsRootVolumeSize: settings.rootVolumeGb,
        securityConfiguration: this.securityConfiguration(props),
        configurationsJson: configurationsJson(settings.configurations),
        bootstrapAction: bootstrapActions(settings),
        // The slash at the end is EMR's own form; without it, every plan would replace the cluster.
        logUri: `s3://${bucket.name}/${LOGS_FOLDER}/emr/`,
        keepJobFlowAliveWhenNoSteps: true,
        autoTerminationPolicy: blockIf(isGiven(settings.idleTimeoutSeconds), {
          idleTimeout: settings.idleTimeoutSeconds,
        }),
        stepConcurrencyLevel: settings.stepConcurrency,
        terminationProtection: protectsFromTermination(settings),
        scaleDownBehavior: "TERMINATE_AT_TASK_COMPLETION",
        tags: mergeMaps(props.tags, EMR_MANAGED_TAG),
        lifecycle: lifecycle(settings, {
          providerMajor: props.providerMajor ?? DEFAULT_PROVIDER,
          triggers: [...atLaunch.triggers, ...leavingWith(hub.ownSubnets)],
        }),
        // None of these is referred to, and without any of them a cluster fails to start or to end.
        dependsOn: [...roles.permissions, ...[master, core, serviceAccess].flatMap(rulesOf), ...(props.after ?? [])],
      }),
    );
    const cluster = new AwsEmrCluster(this, THIS, config);
    addTo(cluster);
    addOsRelease(cluster, settings);

    if (isPossible(isGiven(settings.task))) {
      new TaskNodes(this, "task", { clusterId: cluster.id, settings, task: settings.task });
    }
    const isScaled = isGiven(settings.managedScaling);
    if (isPossible(isScaled)) {
      new EmrManagedScalingPolicy(this, "scaling", {
        ...onlyIf(isScaled).times,
        clusterId: cluster.id,
        computeLimits: [computeLimits(fields(settings.managedScaling), settings.instances)],
      });
    }

    this.clusterId = cluster.id;
    this.clusterArn = cluster.arn;
    this.masterDns = cluster.masterPublicDns;
    this.masterAddress = new Masters(this, "masters", {
      cluster,
      areThree: is(settings.master.count, 3),
      securityGroupId: master.id,
    }).address;
    this.masterSecurityGroupId = master.id;
    this.coreSecurityGroupId = core.id;
    this.serviceAccessSecurityGroupId = serviceAccess.id;
    this.clientSecurityGroupId = clients.id;
    this.roleArns = roles.arns;
  }

  /** The name of the given security configuration, otherwise of one that is made. */
  private securityConfiguration({ environment, settings, bucket, diskKey }: EmrClusterProps): Value<string> {
    const isMade = isMissing(settings.securityConfiguration);
    if (isNever(isMade)) {
      return settings.securityConfiguration as Value<string>;
    }
    const { times, attribute } = onlyIf(isMade);
    const made = new EmrSecurityConfiguration(this, "security", {
      ...times,
      namePrefix: namePrefix(environment, "emr"),
      configuration: argument(securityConfiguration(bucket.kmsKeyArn, diskKey)),
    });
    return orElse(settings.securityConfiguration, attribute(made, "name"));
  }
}

function rulesOf(group: Construct): ITerraformDependable[] {
  return resourcesIn(group).filter(({ terraformResourceType }) =>
    terraformResourceType.startsWith("aws_vpc_security_group_"),
  );
}
