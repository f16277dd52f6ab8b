import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import type { Subnet as AwsSubnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcEndpointRouteTableAssociation } from "@cdktf/provider-aws/lib/vpc-endpoint-route-table-association";
import { type ITerraformDependable, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import type { RoleSettings } from "../access/role";
import { THIS } from "../stack/addressed-stack";
import { AwsFacts } from "../stack/aws-facts";
import { nameTag } from "../stack/names";
import { hcl } from "../value/expression";
import { joined } from "../value/list";
import { mapIf, mergeMaps, type TextMap } from "../value/map";
import { type Answer, is, isAlways, isFilled, isGiven, isNever, isPossible } from "../value/question";
import { attributeOfAll, byKey, byPosition, onlyIf } from "../value/repeat";
import { argument, type Value, type Values, value, whenKnown } from "../value/value";
import { s3GatewayName } from "./endpoint-names";
import { InterfaceEndpoints } from "./endpoints";
import { FlowLogs } from "./flow-logs";
import { NatGateways } from "./nat";
import type { SubnetPlan } from "./plan";
import type { Vpc as Settings } from "./schema";
import { Subnet, type SubnetProps } from "./subnet";
import type { RouteTableFacts, VpcFacts } from "./vpc-facts";

/** What a VPC is made of: the plan of one, or what only Terraform knows of it. */
export interface VpcShape {
  name: string;
  cidr: string;
  subnets: Values<SubnetPlan>;
  /** `none`, `single` or `per_zone`. */
  nat: Value<string>;
  settings: Values<Pick<Settings, "internetGateway" | "s3Endpoint" | "interfaceEndpoints" | "flowLogsRetentionDays">>;
}

export interface VpcProps {
  /** Default: what AWS says of the VPC when it is there; its account is taken from the same place then. */
  region?: string;
  plan: VpcShape;
  /** Name of each zone, in the plan's order. */
  zones: Value<string[]>;
  /** Whether subnets stay in their zones when AWS puts another zone in a place of that list. Default: false. */
  ignoresZones?: boolean;
  roles: RoleSettings;
  /** Tags of the VPC and of its private subnets beside `Name`. */
  tags: Value<TextMap>;
}

/** A VPC with its subnets, its ways to the internet and its endpoints. */
export class Vpc extends Construct implements VpcFacts {
  readonly name: string;
  readonly id: string;
  readonly isExisting = false;
  readonly cidr: string;
  readonly privateSubnetIds: Value<string[]>;
  readonly publicSubnetIds: Value<string[]>;
  readonly ownSubnets: AwsSubnet[];
  /** By the key of the table. */
  readonly routeTableIds: Value<TextMap>;
  readonly routeTables: RouteTableFacts[];
  readonly egress: ITerraformDependable[];

  private readonly nameOf: (...parts: string[]) => string;

  constructor(scope: Construct, id: string, props: VpcProps) {
    super(scope, id);
    const { plan, tags } = props;
    const zones = { zones: props.zones, ignoresZone: props.ignoresZones ?? false };
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
      tags: argument(mergeMaps({ Name: this.nameOf() }, tags)),
    });
    this.id = vpc.id;
    // A default group that allows nothing, as CIS AWS Foundations asks for (EC2.2 in Security Hub).
    new DefaultSecurityGroup(this, "default", { vpcId: vpc.id, tags: { Name: this.nameOf("default") } });

    const publicTable = isNever(internetGateway) ? undefined : this.publicRouteTable(internetGateway);
    const publicSubnets = this.subnets("public", plan.subnets.public, {
      ...zones,
      routeTableId: publicTable && onlyIf(internetGateway).attribute(publicTable, "id"),
    });
    const privateSubnets = this.subnets("private", plan.subnets.private, { ...zones, tags });
    this.publicSubnetIds = joined(publicSubnets.map(({ ids }) => ids));
    this.privateSubnetIds = joined(privateSubnets.map(({ ids }) => ids));
    this.ownSubnets = privateSubnets.flatMap(({ own }) => own);
    this.routeTableIds = this.tablesByKey(
      publicTable,
      joined(privateSubnets.map(({ routeTableIds }) => routeTableIds)),
    );
    this.routeTables = byKey(this.routeTableIds, "tables").map(({ entry, ...table }) => ({ ...table, id: entry }));

    if (!isAlways(is(plan.nat, "none"))) {
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
    this.egress = this.node
      .findAll()
      .filter((child) => child instanceof Route || child instanceof VpcEndpointRouteTableAssociation);
    const hasFlowLogs = isGiven(flowLogsRetentionDays);
    if (isPossible(hasFlowLogs)) {
      new FlowLogs(this, "flow_logs", {
        vpcId: vpc.id,
        vpcName: plan.name,
        accountId: props.region === undefined ? vpc.ownerId : AwsFacts.of(this).accountId,
        retentionDays: flowLogsRetentionDays,
        when: hasFlowLogs,
        roles: props.roles,
      });
    }
  }

  private subnets(
    tier: "public" | "private",
    cidrs: Value<string[]>,
    { zones, ...props }: { zones: Value<string[]> } & Pick<SubnetProps, "ignoresZone" | "routeTableId" | "tags">,
  ): Subnet[] {
    return byPosition(cidrs, "zones").map(
      (position) =>
        new Subnet(this, `${tier}_${position.key}`, {
          repetition: position,
          vpcId: this.id,
          cidr: position.of(cidrs),
          zone: position.of(zones),
          name: this.nameOf(tier, position.number),
          ...props,
        }),
    );
  }

  private publicRouteTable(when: Answer): RouteTable {
    const { times, attribute } = onlyIf(when);
    const gateway = new InternetGateway(this, "internet", {
      ...times,
      vpcId: this.id,
      tags: { Name: this.nameOf() },
    });
    const table = new RouteTable(this, "public", { ...times, vpcId: this.id, tags: { Name: this.nameOf("public") } });
    new Route(this, "public_internet", {
      ...times,
      routeTableId: attribute(table, "id"),
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: attribute(gateway, "id"),
    });
    return table;
  }

  private tablesByKey(publicTable: RouteTable | undefined, privateTables: Value<string[]>): Value<TextMap> {
    return whenKnown(
      privateTables,
      (ids) =>
        value({
          ...(publicTable ? { public: publicTable.id } : {}),
          ...Object.fromEntries(ids.map((id, zone) => [`private_${zone}`, id])),
        }),
      (ids) => {
        const publicIds = publicTable ? attributeOfAll(publicTable, "id") : value([]);
        const tables = hcl`merge({ for index, id in ${ids} : "private_\${index}" => id }, { for id in ${publicIds} : "public" => id })`;
        return value(new TerraformLocal(this, "route_tables", tables).asStringMap);
      },
    );
  }

  private addEndpoints({ settings }: VpcShape, region: string): void {
    const { s3Endpoint, interfaceEndpoints } = settings;
    if (isPossible(s3Endpoint)) {
      const { times, attribute } = onlyIf(s3Endpoint);
      const endpoint = new VpcEndpoint(this, "s3", {
        ...times,
        vpcId: this.id,
        vpcEndpointType: "Gateway",
        serviceName: s3GatewayName(region),
        tags: { Name: this.nameOf("s3") },
      });
      // One by one, so that a zone that is added later adds and changes nothing.
      for (const table of byKey(mapIf(s3Endpoint, this.routeTableIds), "tables")) {
        new VpcEndpointRouteTableAssociation(this, `s3_${table.key}`, {
          ...table.times,
          vpcEndpointId: attribute(endpoint, "id"),
          routeTableId: table.entry,
        });
      }
    }
    if (isPossible(isFilled(interfaceEndpoints))) {
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
 * Not from a data source: where the module waits for another resource, Terraform reads data only when it applies, would
 * not know the region when it plans, and plan to replace every endpoint. The ARN of a VPC that is there is in the state.
 */
function regionOf(vpcArn: string): string {
  return argument(hcl`split(":", ${vpcArn})[3]`.text);
}
