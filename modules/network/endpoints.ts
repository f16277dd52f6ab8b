import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import type { ENDPOINT_GROUPS } from "../environment/schema/network";
import { THIS } from "../stack/addressed-stack";

/** The services behind each group of the environment file. */
const SERVICES: Record<(typeof ENDPOINT_GROUPS)[number], string[]> = {
  // Session Manager needs all three.
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
  ssm: ["ssm", "ssmmessages", "ec2messages"],
  emr: ["elasticmapreduce"],
  ec2: ["ec2", "autoscaling"],
  logs: ["logs"],
  monitoring: ["monitoring"],
  sts: ["sts"],
  kms: ["kms"],
};

interface InterfaceEndpointsProps {
  region: string;
  vpcId: string;
  vpcCidr: string;
  subnetIds: string[];
  groups: (keyof typeof SERVICES)[];
  /** Makes the `Name` tag of each part. */
  name: (part: string) => string;
}

/** Interface endpoints of a VPC: AWS services that its private subnets reach without the internet. */
export class InterfaceEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: InterfaceEndpointsProps) {
    super(scope, id);
    const group = new SecurityGroup(this, THIS, {
      name: props.name("endpoints"),
      description: "HTTPS from the VPC to its interface endpoints",
      vpcId: props.vpcId,
      tags: { Name: props.name("endpoints") },
    });
    new VpcSecurityGroupIngressRule(this, "https", {
      securityGroupId: group.id,
      description: "HTTPS from the VPC",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: props.vpcCidr,
    });
    for (const service of new Set(props.groups.flatMap((name) => SERVICES[name]))) {
      new VpcEndpoint(this, service, {
        vpcId: props.vpcId,
        vpcEndpointType: "Interface",
        serviceName: `com.amazonaws.${props.region}.${service}`,
        subnetIds: props.subnetIds,
        securityGroupIds: [group.id],
        privateDnsEnabled: true,
        tags: { Name: props.name(service) },
      });
    }
  }
}
