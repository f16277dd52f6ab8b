import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { ClientAccess, type ClientAccessProps } from "../network/client-access";
import { EMR_MANAGED_TAG } from "../network/emr-managed-tag";
import { THIS } from "../stack/addressed-stack";
import { namePrefix, nameTag } from "../stack/names";
import { type Answer, isAlways, isPossible, not } from "../value/question";
import { onlyIf } from "../value/repeat";

export interface EmrGroupProps {
  environment: string;
  vpcId: string;
}

/**
 * A security group that EMR may put on its nodes and add its own rules to.
 *
 * EMR's rules refer to the other groups of the cluster and are in no Terraform state; unless they are
 * revoked first, none of the groups can be deleted.
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-man-sec-groups.html
 */
class EmrGroup extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, props: EmrGroupProps & { job: string; description: string }) {
    super(scope, id);
    const group = new SecurityGroup(this, THIS, {
      namePrefix: namePrefix(props.environment, props.job),
      description: props.description,
      vpcId: props.vpcId,
      revokeRulesOnDelete: true,
      tags: { Name: nameTag(props.environment, props.job), ...EMR_MANAGED_TAG },
    });
    this.id = group.id;
  }
}

/** The group of the masters, or of core and task nodes; EMR itself lets them talk to each other. */
export class NodeGroup extends EmrGroup {
  constructor(scope: Construct, id: "master" | "core", props: EmrGroupProps) {
    super(scope, id, {
      ...props,
      job: `emr-${id}`,
      description: id === "master" ? "EMR master" : "EMR core and task nodes",
    });
    new VpcSecurityGroupEgressRule(this, "out", {
      securityGroupId: this.id,
      description: "S3, packages, and drivers outside the cluster",
      ipProtocol: "-1",
      cidrIpv4: "0.0.0.0/0",
    });
  }
}

export interface ServiceAccessProps extends EmrGroupProps {
  /** Range of the VPC that the cluster runs in. */
  vpcCidr: string;
  masterGroupId: string;
  coreGroupId: string;
  /** Whether nodes reach EMR through a VPC endpoint, as from emr-spark-8 on; before, EMR reaches the nodes. */
  throughEndpoint: Answer;
}

/**
 * The group of what EMR itself puts into a private subnet to run the cluster.
 *
 * EMR adds no rules to this one: a cluster without them fails to start.
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-man-sec-groups.html#emr-sg-elasticmapreduce-sa-private
 */
export class ServiceAccessGroup extends EmrGroup {
  constructor(scope: Construct, id: string, props: ServiceAccessProps) {
    super(scope, id, { ...props, job: "emr-service-access", description: "EMR service access" });
    const tcp = (port: number) => ({ securityGroupId: this.id, ipProtocol: "tcp", fromPort: port, toPort: port });
    const { throughEndpoint } = props;
    if (isPossible(throughEndpoint)) {
      new VpcSecurityGroupIngressRule(this, "from_vpc", {
        ...onlyIf(throughEndpoint).times,
        ...tcp(443),
        description: "Nodes to the EMR service",
        cidrIpv4: props.vpcCidr,
      });
    }
    if (isAlways(throughEndpoint)) {
      return;
    }
    const { times } = onlyIf(not(throughEndpoint));
    new VpcSecurityGroupIngressRule(this, "from_master", {
      ...times,
      ...tcp(9443),
      description: "Master to the EMR service",
      referencedSecurityGroupId: props.masterGroupId,
    });
    const nodes = { master: props.masterGroupId, core: props.coreGroupId };
    for (const [role, groupId] of Object.entries(nodes)) {
      new VpcSecurityGroupEgressRule(this, `to_${role}`, {
        ...times,
        ...tcp(8443),
        description: `EMR service to ${role}`,
        referencedSecurityGroupId: groupId,
      });
    }
  }
}

export type ClientGroupProps = EmrGroupProps & Omit<ClientAccessProps, "securityGroupId">;

/** What clients reach on the masters, in a group of its own: EMR manages none of these rules. */
export class ClientGroup extends EmrGroup {
  constructor(scope: Construct, id: string, { clients, ports, ssh, ...props }: ClientGroupProps) {
    super(scope, id, { ...props, job: "emr-clients", description: "Clients of the EMR master" });
    new ClientAccess(this, "to", { securityGroupId: this.id, clients, ports, ssh });
  }
}
