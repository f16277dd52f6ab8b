import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { THIS } from "../stack/addressed-stack";
import { hcl } from "../value/expression";
import { isFilled } from "../value/question";
import { byValue, onlyIf } from "../value/repeat";
import { argument, type Value, value, whenKnown } from "../value/value";
import { interfaceEndpointName } from "./endpoint-names";
import type { EndpointGroup } from "./schema";
import { leavingWith } from "./subnet";

/** The services behind each group of the environment file. */
const SERVICES: Record<EndpointGroup, string[]> = {
  // Session Manager needs all three.
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
  ssm: ["ssm", "ssmmessages", "ec2messages"],
  emr: ["elasticmapreduce"],
  ec2: ["ec2", "autoscaling"],
  logs: ["logs"],
  monitoring: ["monitoring"],
  sts: ["sts"],
  kms: ["kms"],
  glue: ["glue"],
};

interface InterfaceEndpointsProps {
  region: string;
  vpcId: string;
  vpcCidr: string;
  subnetIds: Value<string[]>;
  /** Those of the subnets that are resources of this stack. */
  ownSubnets: Subnet[];
  /** Groups of the environment file. */
  groups: Value<string[]>;
  /** Makes the `Name` tag of each part. */
  name: (part: string) => string;
}

/** Interface endpoints of a VPC: AWS services that its private subnets reach without the internet. */
export class InterfaceEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: InterfaceEndpointsProps) {
    super(scope, id);
    const { times, attribute } = onlyIf(isFilled(props.groups));
    const group = new SecurityGroup(this, THIS, {
      ...times,
      name: props.name("endpoints"),
      description: "HTTPS from the VPC to its interface endpoints",
      vpcId: props.vpcId,
      tags: { Name: props.name("endpoints") },
    });
    const leaving = leavingWith(props.ownSubnets);
    const groupId = attribute(group, "id");
    new VpcSecurityGroupIngressRule(this, "https", {
      ...times,
      securityGroupId: groupId,
      description: "HTTPS from the VPC",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: props.vpcCidr,
    });
    for (const { key, entry: service, times } of byValue(servicesOf(props.groups), "services")) {
      new VpcEndpoint(this, key, {
        ...times,
        vpcId: props.vpcId,
        vpcEndpointType: "Interface",
        serviceName: interfaceEndpointName(props.region, service),
        subnetIds: argument(props.subnetIds),
        securityGroupIds: [groupId],
        privateDnsEnabled: true,
        tags: { Name: props.name(service) },
        lifecycle: leaving.length > 0 ? { replaceTriggeredBy: leaving } : undefined,
      });
    }
  }
}

/** The services behind several groups, each one once. */
function servicesOf(groups: Value<string[]>): Value<string[]> {
  return whenKnown(
    groups,
    (known) => value([...new Set(known.flatMap((group) => SERVICES[group as EndpointGroup]))]),
    (later) => hcl`flatten([for group in ${later} : ${SERVICES}[group]])`.list,
  );
}
