import type { App } from "cdktf";
import { zoneName } from "../dns/zone-name";
import { makeCluster } from "../engine/cluster";
import { engineOf } from "../engines";
import { clientRanges } from "../network/clients";
import { Network } from "../network/network";
import { idsByName, type VpcFacts } from "../network/vpc-facts";
import { AddressedStack } from "../stack/addressed-stack";
import { declareAwsProvider } from "../stack/aws-provider";
import { declareBackend } from "../stack/backend";
import { declareOutputs, type Output } from "../stack/outputs";
import { StateOwner } from "../stack/state-owner";
import { environmentTags } from "../stack/tags";
import { declareVersions, TERRAFORM_RANGE, TERRAFORM_RANGE_S3_LOCK } from "../stack/versions";
import { argument, value, values } from "../value/value";
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
    const engine = engineOf(cluster);
    declareVersions(
      this,
      state.backend === "s3" ? TERRAFORM_RANGE_S3_LOCK : TERRAFORM_RANGE,
      engine.providerRange?.[provider.version],
    );
    declareBackend(this, { name, region, state, sourceFolder, stackFolder });
    declareAwsProvider(this, { region, tags: argument(tags), provider });
    new StateOwner(this, "state_owner", { name, region });

    const roles = { environment: name, path: access.rolePath, permissionsBoundaryArn: access.permissionsBoundaryArn };
    const { hub, peers, peerings } = new Network(this, "network", { environment, roles });
    const { outputs } = makeCluster(this, {
      name,
      region,
      tags,
      hub,
      peerVpcIds: idsByName(peers),
      zoneName: zoneName(name, value(environment.dns.zoneName)),
      recordTtlSeconds: value(environment.dns.recordTtlSeconds),
      storage: values(environment.storage),
      roles,
      instancePolicyArns: value(access.instancePolicyArns),
      clients: {
        cidrs: value(clientRanges(environment)),
        securityGroupIds: value(access.clientSecurityGroupIds),
        peerings,
      },
      keyName: value(access.keyName),
      submitterPrincipalArns: value(access.submitterPrincipalArns),
      providerMajor: provider.version,
      make: (scope, context) => engine.make(scope, values(cluster), context),
    });
    declareOutputs(this, { ...networkOutputs([hub, ...peers]), ...outputs });
  }
}

function networkOutputs(vpcs: VpcFacts[]): Record<string, Output> {
  const byName = <T>(value: (vpc: VpcFacts) => T) => Object.fromEntries(vpcs.map((vpc) => [vpc.name, value(vpc)]));
  return {
    vpc_ids: { description: "VPCs by name", value: byName((vpc) => vpc.id) },
    private_subnet_ids: {
      description: "Private subnets by VPC",
      value: byName((vpc) => argument(vpc.privateSubnetIds)),
    },
    public_subnet_ids: { description: "Public subnets by VPC", value: byName((vpc) => argument(vpc.publicSubnetIds)) },
  };
}
