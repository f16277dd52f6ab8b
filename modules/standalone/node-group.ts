import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { ClientAccess, type Clients } from "../network/client-access";
import { THIS } from "../stack/addressed-stack";
import { namePrefix, nameTag } from "../stack/names";
import type { Answer } from "../value/question";
import { CLIENT_PORTS } from "./ports";

export interface NodeGroupProps {
  environment: string;
  vpcId: string;
  clients: Clients;
  /** Whether clients may use SSH. */
  ssh: Answer;
}

/** The security group of master and workers: all of them talk to each other, clients reach Spark's ports. */
export class NodeGroup extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { environment, vpcId, clients, ssh }: NodeGroupProps) {
    super(scope, id);
    const group = new SecurityGroup(this, THIS, {
      namePrefix: namePrefix(environment, "nodes"),
      description: "Spark master and workers",
      vpcId,
      revokeRulesOnDelete: true,
      tags: { Name: nameTag(environment, "nodes") },
    });
    this.id = group.id;
    // Driver, executors and shuffle use ports that Spark picks at random.
    new VpcSecurityGroupIngressRule(this, "each_other", {
      securityGroupId: group.id,
      description: "Spark nodes to each other",
      ipProtocol: "-1",
      referencedSecurityGroupId: group.id,
    });
    new VpcSecurityGroupEgressRule(this, "out", {
      securityGroupId: group.id,
      description: "Packages, S3, and drivers outside the cluster",
      ipProtocol: "-1",
      cidrIpv4: "0.0.0.0/0",
    });
    new ClientAccess(this, "clients", { securityGroupId: group.id, clients, ports: CLIENT_PORTS, ssh });
  }
}
