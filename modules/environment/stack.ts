import type { App } from "cdktf";
import { Submitter } from "../access/submitter";
import { PrivateZone } from "../dns/private-zone";
import { zoneName } from "../dns/zone-name";
import { emrEngine } from "../emr/engine";
import type { EngineContext } from "../engine/context";
import type { EngineFacts } from "../engine/facts";
import { clientRanges } from "../network/clients";
import { Network } from "../network/network";
import type { VpcFacts } from "../network/vpc-facts";
import { AddressedStack } from "../stack/addressed-stack";
import { declareAwsProvider } from "../stack/aws-provider";
import { declareBackend } from "../stack/backend";
import { declareOutputs, type Output } from "../stack/outputs";
import { StateOwner } from "../stack/state-owner";
import { environmentTags } from "../stack/tags";
import { declareVersions, EMR_PROVIDER_RANGE, TERRAFORM_RANGE, TERRAFORM_RANGE_S3_LOCK } from "../stack/versions";
import { standaloneEngine } from "../standalone/engine";
import { Bucket } from "../storage/bucket";
import type { Environment } from "./schema";

export interface EnvironmentStackProps {
  environment: Environment;
  /** Folder of the environment file. */
  sourceFolder: string;
  /** Folder that Terraform will run in. */
  stackFolder: string;
}

/** One environment file as one stack: its network, DNS, storage, roles and cluster, in one Terraform state. */
export class EnvironmentStack extends AddressedStack {
  constructor(app: App, { environment, sourceFolder, stackFolder }: EnvironmentStackProps) {
    const { name, region, state, access, cluster, provider } = environment;
    super(app, name);
    const tags = environmentTags(name, environment.tags);
    declareVersions(
      this,
      state.backend === "s3" ? TERRAFORM_RANGE_S3_LOCK : TERRAFORM_RANGE,
      cluster.engine === "emr" ? EMR_PROVIDER_RANGE[provider.version] : undefined,
    );
    declareBackend(this, { name, region, state, sourceFolder, stackFolder });
    declareAwsProvider(this, { region, tags, provider });
    new StateOwner(this, "state_owner", { name, region });

    const roles = { environment: name, path: access.rolePath, permissionsBoundaryArn: access.permissionsBoundaryArn };
    const network = new Network(this, "network", { environment, roles });
    const zone = new PrivateZone(this, "dns", {
      zoneName: zoneName(name, environment.dns.zoneName),
      hub: network.hub,
      peers: network.peers,
      recordTtlSeconds: environment.dns.recordTtlSeconds,
    });
    const bucket = new Bucket(this, "storage", { environment: name, settings: environment.storage });
    const engine = this.engine(environment, {
      environment: name,
      region,
      tags,
      hub: network.hub,
      hubExists: environment.network.vpcs[network.hub.name]?.id !== undefined,
      bucket,
      masterName: zone.masterName,
      roles,
      clients: { cidrs: clientRanges(environment), securityGroupIds: access.clientSecurityGroupIds },
      keyName: access.keyName,
      providerMajor: provider.version,
    });
    zone.pointMasterAt(engine.masterAddress.type, engine.masterAddress.target);
    const submitter = new Submitter(this, "submitter", {
      ...roles,
      statements: engine.submitterStatements,
      principalArns: access.submitterPrincipalArns,
    });
    declareOutputs(this, {
      ...networkOutputs([network.hub, ...network.peers]),
      zone_id: { description: "Private zone", value: zone.zoneId },
      zone_name: { description: "Name of the private zone", value: zone.zoneName },
      master_name: { description: "Name of the master in the private zone", value: zone.masterName },
      bucket: { description: "Bucket for data, logs and event logs", value: bucket.name },
      security_group_ids: { description: "Security groups by what is in them", value: engine.securityGroupIds },
      role_arns: { description: "Roles by job", value: { ...engine.roleArns, submitter: submitter.roleArn } },
      submitter_policy_arn: {
        description: "Policy that lets another role, such as Airflow's, submit jobs",
        value: submitter.policyArn,
      },
      ...engine.outputs,
    });
  }

  private engine({ cluster }: Environment, context: EngineContext): EngineFacts {
    return cluster.engine === "standalone"
      ? standaloneEngine(this, cluster, context)
      : emrEngine(this, cluster, context);
  }
}

function networkOutputs(vpcs: VpcFacts[]): Record<string, Output> {
  const byName = <T>(value: (vpc: VpcFacts) => T) => Object.fromEntries(vpcs.map((vpc) => [vpc.name, value(vpc)]));
  return {
    vpc_ids: { description: "VPCs by name", value: byName((vpc) => vpc.id) },
    private_subnet_ids: { description: "Private subnets by VPC", value: byName((vpc) => vpc.privateSubnetIds) },
    public_subnet_ids: { description: "Public subnets by VPC", value: byName((vpc) => vpc.publicSubnetIds) },
  };
}
