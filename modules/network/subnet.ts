import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet as AwsSubnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";
import { THIS } from "../stack/addressed-stack";

export interface SubnetProps {
  vpcId: string;
  cidr: string;
  zone: string;
  /** The `Name` tag. */
  name: string;
  tags?: Record<string, string>;
  /** Route table to share. Default: one of its own. */
  routeTableId?: string;
}

/** A subnet and the route table it uses. Instances in it never get a public address by themselves. */
export class Subnet extends Construct {
  readonly id: string;
  readonly routeTableId: string;

  constructor(scope: Construct, id: string, props: SubnetProps) {
    super(scope, id);
    const subnet = new AwsSubnet(this, THIS, {
      vpcId: props.vpcId,
      cidrBlock: props.cidr,
      availabilityZone: props.zone,
      mapPublicIpOnLaunch: false,
      tags: { Name: props.name, ...props.tags },
    });
    this.id = subnet.id;
    this.routeTableId = props.routeTableId ?? this.ownRouteTable(props);
    new RouteTableAssociation(this, "association", { subnetId: subnet.id, routeTableId: this.routeTableId });
  }

  /** Send everything that has no other route to a NAT gateway. */
  routeThroughNat(natGatewayId: string): void {
    new Route(this, "nat", { routeTableId: this.routeTableId, destinationCidrBlock: "0.0.0.0/0", natGatewayId });
  }

  private ownRouteTable({ vpcId, name }: SubnetProps): string {
    return new RouteTable(this, "routes", { vpcId, tags: { Name: name } }).id;
  }
}
