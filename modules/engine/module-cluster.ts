import { TerraformLocal } from "cdktf";
import { nameFits, roleRules } from "../access/rules";
import type { Access } from "../access/schema";
import { peersAreOthers } from "../dns/inputs";
import { dnsRules } from "../dns/rules";
import type { Dns } from "../dns/schema";
import { zoneName } from "../dns/zone-name";
import type { Input } from "../module-kit/input";
import type { ModuleStack } from "../module-kit/module-stack";
import { accessRules } from "../network/access-rules";
import type { VpcFacts } from "../network/vpc-facts";
import type { Claim } from "../rule/claim";
import { claimsOf } from "../rule/judge";
import { namedOnce } from "../rule/named-once";
import { fieldSchema } from "../schema/field-schema";
import { awsId } from "../schema/grammar";
import { AwsFacts } from "../stack/aws-facts";
import { tagRules } from "../stack/tag-rules";
import { storageRules } from "../storage/rules";
import type { Storage } from "../storage/schema";
import type { TextMap } from "../value/map";
import { argument, type Value, type Values } from "../value/value";
import { type ClusterFacts, type ClusterProps, makeCluster } from "./cluster";

/** The VPC of a cluster, as an input of a module. */
export const vpcIdInput: Input = {
  schema: { ...fieldSchema(awsId("vpc")), description: "VPC of the cluster, its security group and its private zone." },
  isRequired: true,
};

/** The settings that a cluster of any engine has in a published module. */
export interface ModuleClusterSettings {
  name: string;
  tags: Record<string, string>;
  vpcId: string;
  subnetIds: string[];
  access: Omit<Access, "clientCidrs"> & { clientCidrs: string[] };
  storage: Storage;
  dns: Dns & { peerVpcIds: TextMap };
}

interface ModuleCluster extends Pick<ClusterProps, "make" | "providerMajor"> {
  settings: Values<ModuleClusterSettings>;
  hub: VpcFacts;
  tags: Value<TextMap>;
}

/** A cluster in a VPC that is there already, as a published module has it. */
export function moduleCluster(stack: ModuleStack, { settings, ...props }: ModuleCluster): ClusterFacts {
  const { access, dns, storage } = settings;
  const name = argument(settings.name);
  return makeCluster(stack, {
    ...props,
    name,
    region: AwsFacts.of(stack).region,
    zoneName: new TerraformLocal(stack, "zone", zoneName(name, dns.zoneName)).asString,
    peerVpcIds: dns.peerVpcIds,
    recordTtlSeconds: dns.recordTtlSeconds,
    storage,
    roles: {
      environment: name,
      path: argument(access.rolePath),
      permissionsBoundaryArn: argument(access.permissionsBoundaryArn),
      keepInState: true,
    },
    keepInState: true,
    instancePolicyArns: access.instancePolicyArns,
    clients: { cidrs: access.clientCidrs, securityGroupIds: access.clientSecurityGroupIds },
    keyName: access.keyName,
    submitterPrincipalArns: access.submitterPrincipalArns,
    // A destroy that AWS refuses, since the cluster is protected, then leaves them.
    keepsFoundations: true,
  });
}

/** What the modules of all engines ask of the settings that they have in common. */
export function moduleClaims(
  { name, tags, vpcId, access, dns, storage }: Values<ModuleClusterSettings>,
  longestJob: string,
): Claim[] {
  return [
    ...claimsOf([nameFits(longestJob)], { name }),
    ...claimsOf(tagRules, { tags }),
    ...claimsOf(accessRules, access, ["access"]),
    ...claimsOf(roleRules, access, ["access"]),
    ...claimsOf(dnsRules, dns, ["dns"]),
    namedOnce(dns.peerVpcIds, ["dns", "peer_vpc_ids"]),
    peersAreOthers(dns.peerVpcIds, vpcId),
    ...claimsOf(storageRules, storage, ["storage"]),
  ];
}
