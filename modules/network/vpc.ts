import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import type { Subnet as AwsSubnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcEndpointRouteTableAssociation } from "@cdktf/provider-aws/lib/vpc-endpoint-route-table-association";
import { type ITerraformDependable, TerraformLocal, Token } from "cdktf";
import { Construct } from "constructs";
import type { RoleSettings } from "../access/role";
import { THIS } from "../stack/addressed-stack";
import { AwsFacts } from "../stack/aws-facts";
import { nameTag } from "../stack/names";
import { hcl } from "../value/expression";
import { type Condition, isFilled, isGiven, isLater, mapIf, mergeMaps } from "../value/plan-time";
import { attributeIf, attributeOfAll, countIf, entryAt, namedEntries, positions } from "../value/repeat";
import { InterfaceEndpoints } from "./endpoints";
import { FlowLogs } from "./flow-logs";
import { NatGateways } from "./nat";
import type { SubnetPlan } from "./plan";
import { Subnet } from "./subnet";
import type { RouteTableFacts, VpcFacts } from "./vpc-facts";

/** What a VPC is made of: the plan of one, or the same in tokens. */
export interface VpcShape {
  name: string;
  cidr: string;
  subnets: SubnetPlan;
  /** `none`, `single` or `per_zone`. */
  nat: string;
  settings: {
    internetGateway: Condition;
    s3Endpoint: Condition;
    interfaceEndpoints: string[];
    flowLogsRetentionDays?: number;
  };
}

export interface VpcProps {
  /** Default: what AWS says of the VPC when it is there; its account is taken from the same place then. */
  region?: string;
  plan: VpcShape;
  /** Name of each zone, in the plan's order. */
  zones: string[];
  /** Whether AWS may put another zone in a place of that list. Default: false. */
  zonesMove?: boolean;
  roles: RoleSettings;
  /** Tags of the VPC and of its private subnets beside `Name`. */
  tags: Record<string, string>;
}

/** A VPC with its subnets, its ways to the internet and its endpoints. */
export class Vpc extends Construct implements VpcFacts {
  readonly name: string;
  readonly id: string;
  readonly isExisting = false;
  readonly cidr: string;
  readonly privateSubnetIds: string[];
  readonly publicSubnetIds: string[];
  readonly ownSubnets: AwsSubnet[];
  /** By the key of the table. */
  readonly routeTableIds: Record<string, string>;
  readonly routeTables: RouteTableFacts[];
  readonly waysOut: ITerraformDependable[];

  private readonly nameOf: (...parts: string[]) => string;

  constructor(scope: Construct, id: string, props: VpcProps) {
    super(scope, id);
    const { plan, tags } = props;
    const zones = { zones: props.zones, zoneMoves: props.zonesMove ?? false };
    const { internetGateway, flowLogsRetentionDays } = plan.settings;
    this.name = plan.name;
    this.cidr = plan.cidr;
    this.nameOf = (...parts) => nameTag(props.roles.environment, plan.name, ...parts);

    const vpc = new AwsVpc(this, THIS, {
      cidrBlock: plan.cidr,
      // Both are needed for private zones and for names across a peering.
      // https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: mergeMaps({ Name: this.nameOf() }, tags),
    });
    this.id = vpc.id;
    // A default group that allows nothing, as CIS AWS Foundations asks for (EC2.2 in Security Hub).
    new DefaultSecurityGroup(this, "default", { vpcId: vpc.id, tags: { Name: this.nameOf("default") } });

    const publicTable = internetGateway === false ? undefined : this.publicRouteTable(internetGateway);
    const publicSubnets = this.subnets("public", plan.subnets.public, {
      ...zones,
      routeTableId: publicTable && attributeIf(internetGateway, publicTable, "id"),
    });
    const privateSubnets = this.subnets("private", plan.subnets.private, { ...zones, tags });
    this.publicSubnetIds = publicSubnets.flatMap(({ ids }) => ids);
    this.privateSubnetIds = privateSubnets.flatMap(({ ids }) => ids);
    this.ownSubnets = privateSubnets.flatMap(({ own }) => own);
    this.routeTableIds = this.tablesByKey(
      publicTable ? attributeOfAll(publicTable, "id") : [],
      privateSubnets.flatMap(({ routeTableIds }) => routeTableIds),
    );
    this.routeTables = namedEntries(this.routeTableIds, "tables").map(({ value, ...entry }) => ({
      ...entry,
      id: value,
    }));

    if (plan.nat !== "none") {
      new NatGateways(this, "nat", {
        nat: plan.nat,
        publicSubnetIds: this.publicSubnetIds,
        privateSubnets,
        privateCidrs: plan.subnets.private,
        name: this.nameOf,
        internetRoute: this.node.findChild("public_internet") as Route,
      });
    }
    this.addEndpoints(plan, props.region ?? regionOf(vpc.arn));
    this.waysOut = this.node
      .findAll()
      .filter((child) => child instanceof Route || child instanceof VpcEndpointRouteTableAssociation);
    const hasFlowLogs = isGiven(flowLogsRetentionDays);
    if (hasFlowLogs !== false) {
      new FlowLogs(this, "flow_logs", {
        vpcId: vpc.id,
        vpcName: plan.name,
        accountId: props.region === undefined ? vpc.ownerId : AwsFacts.of(this).accountId,
        retentionDays: flowLogsRetentionDays as number,
        when: hasFlowLogs,
        roles: props.roles,
      });
    }
  }

  private subnets(
    tier: "public" | "private",
    cidrs: string[],
    { zones, ...props }: { zones: string[]; zoneMoves: boolean; routeTableId?: string; tags?: Record<string, string> },
  ): Subnet[] {
    return positions(cidrs, "zones").map(
      (position) =>
        new Subnet(this, `${tier}_${position.key}`, {
          count: position.count,
          vpcId: this.id,
          cidr: entryAt(cidrs, position),
          zone: entryAt(zones, position),
          name: this.nameOf(tier, position.index),
          ...props,
        }),
    );
  }

  private publicRouteTable(when: Condition): RouteTable {
    const once = { count: countIf(when) };
    const gateway = new InternetGateway(this, "internet", {
      ...once,
      vpcId: this.id,
      tags: { Name: this.nameOf() },
    });
    const table = new RouteTable(this, "public", { ...once, vpcId: this.id, tags: { Name: this.nameOf("public") } });
    new Route(this, "public_internet", {
      ...once,
      routeTableId: attributeIf(when, table, "id"),
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: attributeIf(when, gateway, "id"),
    });
    return table;
  }

  private tablesByKey(publicTables: string[], privateTables: string[]): Record<string, string> {
    if (isLater(privateTables)) {
      const tables = hcl`merge({ for index, id in ${privateTables} : "private_\${index}" => id }, { for id in ${publicTables} : "public" => id })`;
      return new TerraformLocal(this, "route_tables", tables).asStringMap;
    }
    return {
      ...Object.fromEntries(publicTables.map((id) => ["public", id])),
      ...Object.fromEntries(privateTables.map((id, zone) => [`private_${zone}`, id])),
    };
  }

  private addEndpoints({ settings }: VpcShape, region: string): void {
    const { s3Endpoint, interfaceEndpoints } = settings;
    if (s3Endpoint !== false) {
      const endpoint = new VpcEndpoint(this, "s3", {
        count: countIf(s3Endpoint),
        vpcId: this.id,
        vpcEndpointType: "Gateway",
        serviceName: `com.amazonaws.${region}.s3`,
        tags: { Name: this.nameOf("s3") },
      });
      // One by one, so that a zone that is added later adds and changes nothing.
      for (const { key, value, forEach } of namedEntries(mapIf(s3Endpoint, this.routeTableIds), "tables")) {
        new VpcEndpointRouteTableAssociation(this, `s3_${key}`, {
          forEach,
          vpcEndpointId: attributeIf(s3Endpoint, endpoint, "id"),
          routeTableId: value,
        });
      }
    }
    if (isFilled(interfaceEndpoints) !== false) {
      new InterfaceEndpoints(this, "endpoints", {
        region,
        vpcId: this.id,
        vpcCidr: this.cidr,
        subnetIds: this.privateSubnetIds,
        ownSubnets: this.ownSubnets,
        groups: interfaceEndpoints,
        name: this.nameOf,
      });
    }
  }
}

/**
 * The region of a VPC, from its ARN.
 *
 * A data source would be read late whenever its module waits for something else, and Terraform would then plan to
 * replace every endpoint; what the state holds of a VPC stays known.
 */
function regionOf(vpcArn: string): string {
  return Token.asString(hcl`split(":", ${vpcArn})[3]`);
}
