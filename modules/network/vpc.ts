import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcEndpointRouteTableAssociation } from "@cdktf/provider-aws/lib/vpc-endpoint-route-table-association";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { RoleSettings } from "../access/role";
import { THIS } from "../stack/addressed-stack";
import { nameTag } from "../stack/names";
import { InterfaceEndpoints } from "./endpoints";
import { FlowLogs } from "./flow-logs";
import type { VpcPlan } from "./plan";
import { Subnet } from "./subnet";
import type { RouteTableFacts, VpcFacts } from "./vpc-facts";

export interface VpcProps {
  region: string;
  plan: VpcPlan;
  /** Name of each zone, in the plan's order. */
  zones: string[];
  roles: RoleSettings;
  /** Tags of the VPC and of its private subnets beside `Name`. */
  tags: Record<string, string>;
}

/** A VPC with its subnets, its ways to the internet and its endpoints. */
export class Vpc extends Construct implements VpcFacts {
  readonly name: string;
  readonly id: string;
  readonly cidr: string;
  readonly privateSubnetIds: string[];
  readonly publicSubnetIds: string[];
  readonly routeTables: RouteTableFacts[];
  readonly waysOut: ITerraformDependable[];

  private readonly nameOf: (...parts: (string | number)[]) => string;

  constructor(scope: Construct, id: string, props: VpcProps) {
    super(scope, id);
    const { plan } = props;
    this.name = plan.name;
    this.cidr = plan.cidr;
    this.nameOf = (...parts) => nameTag(props.roles.environment, plan.name, ...parts);

    const vpc = new AwsVpc(this, THIS, {
      cidrBlock: plan.cidr,
      // Both are needed for private zones and for names across a peering.
      // https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: this.nameOf(), ...props.tags },
    });
    this.id = vpc.id;
    // A default group that allows nothing, as CIS AWS Foundations asks for (EC2.2 in Security Hub).
    new DefaultSecurityGroup(this, "default", { vpcId: vpc.id, tags: { Name: this.nameOf("default") } });

    const publicTable = plan.subnets.public.length > 0 ? this.publicRouteTable() : undefined;
    const publicSubnets = plan.subnets.public.map((cidr, zone) =>
      this.subnet("public", zone, { cidr, zone: props.zones[zone] as string, routeTableId: publicTable }),
    );
    const privateSubnets = plan.subnets.private.map((cidr, zone) =>
      this.subnet("private", zone, { cidr, zone: props.zones[zone] as string, tags: props.tags }),
    );
    this.publicSubnetIds = publicSubnets.map((subnet) => subnet.id);
    this.privateSubnetIds = privateSubnets.map((subnet) => subnet.id);
    this.routeTables = [
      ...(publicTable ? [{ key: "public", id: publicTable }] : []),
      ...privateSubnets.map((subnet, zone) => ({ key: `private_${zone}`, id: subnet.routeTableId })),
    ];

    this.addNat(plan, publicSubnets, privateSubnets);
    this.addEndpoints(props);
    this.waysOut = this.node
      .findAll()
      .filter((child) => child instanceof Route || child instanceof VpcEndpointRouteTableAssociation);
    if (plan.settings.flowLogsRetentionDays) {
      new FlowLogs(this, "flow_logs", {
        vpcId: vpc.id,
        vpcName: plan.name,
        retentionDays: plan.settings.flowLogsRetentionDays,
        roles: props.roles,
      });
    }
  }

  private subnet(
    tier: "public" | "private",
    index: number,
    props: { cidr: string; zone: string; routeTableId?: string; tags?: Record<string, string> },
  ): Subnet {
    return new Subnet(this, `${tier}_${index}`, { vpcId: this.id, name: this.nameOf(tier, index), ...props });
  }

  private publicRouteTable(): string {
    const gateway = new InternetGateway(this, "internet", { vpcId: this.id, tags: { Name: this.nameOf() } });
    const table = new RouteTable(this, "public", { vpcId: this.id, tags: { Name: this.nameOf("public") } });
    new Route(this, "public_internet", {
      routeTableId: table.id,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: gateway.id,
    });
    return table.id;
  }

  private addNat({ nat }: VpcPlan, publicSubnets: Subnet[], privateSubnets: Subnet[]): void {
    if (nat === "none") {
      return;
    }
    const gateways = publicSubnets.slice(0, nat === "single" ? 1 : undefined).map((subnet, zone) => {
      const name = this.nameOf("nat", zone);
      const address = new Eip(this, `nat_${zone}_address`, { domain: "vpc", tags: { Name: name } });
      return new NatGateway(this, `nat_${zone}`, {
        allocationId: address.id,
        subnetId: subnet.id,
        tags: { Name: name },
        // Without a route to the internet a NAT gateway fails to become available.
        dependsOn: [this.node.findChild("public_internet") as Route],
      });
    });
    privateSubnets.forEach((subnet, zone) => {
      subnet.routeThroughNat((gateways[zone] ?? gateways[0])?.id as string);
    });
  }

  private addEndpoints({ region, plan }: VpcProps): void {
    if (plan.settings.s3Endpoint) {
      const endpoint = new VpcEndpoint(this, "s3", {
        vpcId: this.id,
        vpcEndpointType: "Gateway",
        serviceName: `com.amazonaws.${region}.s3`,
        tags: { Name: this.nameOf("s3") },
      });
      // One by one, so that a zone that is added later adds and changes nothing.
      for (const table of this.routeTables) {
        new VpcEndpointRouteTableAssociation(this, `s3_${table.key}`, {
          vpcEndpointId: endpoint.id,
          routeTableId: table.id,
        });
      }
    }
    if (plan.settings.interfaceEndpoints.length > 0) {
      new InterfaceEndpoints(this, "endpoints", {
        region,
        vpcId: this.id,
        vpcCidr: this.cidr,
        subnetIds: this.privateSubnetIds,
        groups: plan.settings.interfaceEndpoints,
        name: this.nameOf,
      });
    }
  }
}
