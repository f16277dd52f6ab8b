import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet as AwsSubnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";
import { THIS } from "../stack/addressed-stack";
import { mergeMaps, type TextMap } from "../value/map";
import { placeOf } from "../value/reference";
import { attributeOfAll, type Referable, type Times } from "../value/repeat";
import { argument, type Value, value } from "../value/value";

export interface SubnetProps {
  vpcId: string;
  cidr: string;
  zone: string;
  /** Whether the subnet stays in the zone it is in, since the list that the zone comes from may change by itself. */
  ignoresZone: boolean;
  /** How often Terraform repeats the subnet, and what is its own. */
  repetition: Referable;
  /** The `Name` tag. */
  name: string;
  tags?: Value<TextMap>;
  /** Route table to share. Default: one of its own. */
  routeTableId?: string;
}

/** A subnet and the route table it uses. Instances in it never get a public address by themselves. */
export class Subnet extends Construct {
  /** Its id, or that of every repetition. */
  readonly ids: Value<string[]>;
  /** None where Terraform repeats it. */
  readonly own: AwsSubnet[];
  /** The id of its own route table, or of those of every repetition; none where a table is shared. */
  readonly routeTableIds: Value<string[]>;

  private readonly routeTableId: string;

  constructor(scope: Construct, id: string, props: SubnetProps) {
    super(scope, id);
    const { times, attribute } = props.repetition;
    const subnet = new AwsSubnet(this, THIS, {
      ...times,
      vpcId: props.vpcId,
      cidrBlock: props.cidr,
      availabilityZone: props.zone,
      mapPublicIpOnLaunch: false,
      tags: argument(mergeMaps({ Name: props.name }, props.tags ?? {})),
      lifecycle: props.ignoresZone ? { ignoreChanges: ["availability_zone"] } : undefined,
    });
    this.ids = attributeOfAll(subnet, "id");
    this.own = subnet.count === undefined ? [subnet] : [];
    const table = props.routeTableId === undefined ? this.ownRouteTable(props) : undefined;
    this.routeTableIds = table ? attributeOfAll(table, "id") : value([]);
    this.routeTableId = table ? attribute(table, "id") : (props.routeTableId as string);
    new RouteTableAssociation(this, "association", {
      ...times,
      subnetId: attribute(subnet, "id"),
      routeTableId: this.routeTableId,
    });
  }

  /** Send everything that has no other route to a NAT gateway. */
  routeThroughNat(natGatewayId: string, times: Times): void {
    new Route(this, "nat", {
      ...times,
      routeTableId: this.routeTableId,
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId,
    });
  }

  private ownRouteTable({ vpcId, name, repetition }: SubnetProps): RouteTable {
    return new RouteTable(this, "routes", { ...repetition.times, vpcId, tags: { Name: name } });
  }
}

/**
 * What has to be replaced with subnets that it stands in: AWS keeps a subnet until it is empty, and Terraform would wait
 * for that in vain. The subnets' ids in the words of `replace_triggered_by`.
 */
export function leavingWith(subnets: AwsSubnet[] = []): string[] {
  return subnets.map((subnet) => placeOf(subnet, "id"));
}
