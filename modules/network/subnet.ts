import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet as AwsSubnet } from "@cdktf/provider-aws/lib/subnet";
import type { TerraformCount } from "cdktf";
import { Construct } from "constructs";
import { THIS } from "../stack/addressed-stack";
import { mergeMaps } from "../value/plan-time";
import { placeOf } from "../value/reference";
import { attributeBeside, attributeOfAll } from "../value/repeat";

export interface SubnetProps {
  vpcId: string;
  cidr: string;
  zone: string;
  /** Whether the zone comes from a list that may change by itself: the subnet then stays in the zone it is in. */
  zoneMoves: boolean;
  /** Repeats the subnet, and what is its own, once for each zone. Default: one subnet. */
  count?: TerraformCount;
  /** The `Name` tag. */
  name: string;
  tags?: Record<string, string>;
  /** Route table to share. Default: one of its own. */
  routeTableId?: string;
}

/** A subnet and the route table it uses. Instances in it never get a public address by themselves. */
export class Subnet extends Construct {
  /** Its id, or that of every repetition. */
  readonly ids: string[];
  /** None where Terraform repeats it. */
  readonly own: AwsSubnet[];
  /** The id of its own route table, or of those of every repetition; none where a table is shared. */
  readonly routeTableIds: string[];

  private readonly routeTableId: string;

  constructor(scope: Construct, id: string, props: SubnetProps) {
    super(scope, id);
    const { count } = props;
    const subnet = new AwsSubnet(this, THIS, {
      count,
      vpcId: props.vpcId,
      cidrBlock: props.cidr,
      availabilityZone: props.zone,
      mapPublicIpOnLaunch: false,
      tags: mergeMaps({ Name: props.name }, props.tags ?? {}),
      lifecycle: props.zoneMoves ? { ignoreChanges: ["availability_zone"] } : undefined,
    });
    this.ids = attributeOfAll(subnet, "id");
    this.own = count === undefined ? [subnet] : [];
    const table = props.routeTableId === undefined ? this.ownRouteTable(props) : undefined;
    this.routeTableIds = table ? attributeOfAll(table, "id") : [];
    this.routeTableId = table ? attributeBeside(table, "id") : (props.routeTableId as string);
    new RouteTableAssociation(this, "association", {
      count,
      subnetId: attributeBeside(subnet, "id"),
      routeTableId: this.routeTableId,
    });
  }

  /** Send everything that has no other route to a NAT gateway. */
  routeThroughNat(natGatewayId: string, count?: TerraformCount): void {
    new Route(this, "nat", { count, routeTableId: this.routeTableId, destinationCidrBlock: "0.0.0.0/0", natGatewayId });
  }

  private ownRouteTable({ vpcId, name, count }: SubnetProps): RouteTable {
    return new RouteTable(this, "routes", { count, vpcId, tags: { Name: name } });
  }
}

/**
 * What has to be replaced with subnets that it stands in: AWS keeps a subnet until it is empty, and Terraform would wait
 * for that in vain. The subnets' ids in the words of `replace_triggered_by`.
 */
export function leavingWith(subnets: AwsSubnet[] = []): string[] {
  return subnets.map((subnet) => placeOf(subnet, "id"));
}
