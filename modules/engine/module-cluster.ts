import { TerraformLocal } from "cdktf";
import type { Access } from "../access/schema";
import { Submitter } from "../access/submitter";
import { PrivateZone } from "../dns/private-zone";
import type { Dns } from "../dns/schema";
import { zoneName } from "../dns/zone-name";
import type { ModuleStack } from "../module-kit/module-stack";
import type { VpcFacts } from "../network/vpc-facts";
import { AwsFacts } from "../stack/aws-facts";
import type { Output } from "../stack/outputs";
import { Bucket } from "../storage/bucket";
import type { Storage } from "../storage/schema";
import type { EngineContext } from "./context";
import type { EngineFacts } from "./facts";

/** The settings that a cluster of either engine has in a published module. */
export interface ClusterSettings {
  name: string;
  tags: Record<string, string>;
  vpcId: string;
  subnetIds: string[];
  access: Access;
  storage: Storage;
  dns: Dns;
}

interface ModuleCluster {
  engine: EngineFacts;
  /** All tags of the cluster. */
  tags: Record<string, string>;
  outputs: Record<string, Output>;
}

/** A VPC and subnets that are there already, as far as a cluster has to know them. */
export function existingHub(id: string, privateSubnetIds: string[], cidr = ""): VpcFacts {
  return { name: "hub", id, cidr, privateSubnetIds, publicSubnetIds: [], routeTables: [], waysOut: [] };
}

/** A cluster in a VPC that is there already, with its zone, its bucket and what submits jobs, as a module has it. */
export function moduleCluster(
  stack: ModuleStack,
  settings: ClusterSettings,
  hub: VpcFacts,
  makeEngine: (context: EngineContext) => EngineFacts,
): ModuleCluster {
  const { name, access } = settings;
  const tags = stack.declareTags(name, settings.tags);
  const roles = { environment: name, path: access.rolePath, permissionsBoundaryArn: access.permissionsBoundaryArn };
  const zone = new PrivateZone(stack, "dns", {
    zoneName: new TerraformLocal(stack, "zone", zoneName(name, settings.dns.zoneName)).asString,
    hub,
    peers: [],
    recordTtlSeconds: settings.dns.recordTtlSeconds,
  });
  const bucket = new Bucket(stack, "storage", { environment: name, settings: settings.storage });
  const engine = makeEngine({
    environment: name,
    region: AwsFacts.of(stack).region,
    tags,
    hub,
    hubExists: true,
    bucket,
    masterName: zone.masterName,
    roles,
    clients: { cidrs: access.clientCidrs as string[], securityGroupIds: access.clientSecurityGroupIds },
    keyName: access.keyName,
    // A destroy that AWS refuses, since the cluster is protected, leaves them. The bucket's lifecycle may go: to make it
    // takes a minute that the cluster need not wait for.
    foundations: [zone, ...bucket.node.children.filter(({ node }) => node.id !== "lifecycle")],
  });
  zone.pointMasterAt(engine.masterAddress.type, engine.masterAddress.target);
  const submitter = new Submitter(stack, "submitter", {
    ...roles,
    statements: engine.submitterStatements,
    principalArns: access.submitterPrincipalArns,
  });
  const outputs = {
    bucket_name: { description: "Bucket for data, logs and event logs", value: bucket.name },
    bucket_arn: { description: "ARN of that bucket", value: bucket.arn },
    zone_id: {
      description: "Private zone; associate it with other VPCs whose hosts use the cluster",
      value: zone.zoneId,
    },
    zone_name: { description: "Name of the private zone", value: zone.zoneName },
    submitter_role_arn: { description: "Role that may submit jobs", value: submitter.roleArn },
    submitter_policy_arn: {
      description: "Policy that lets another role, such as Airflow's, submit jobs",
      value: submitter.policyArn,
    },
  };
  return { engine, tags, outputs };
}
