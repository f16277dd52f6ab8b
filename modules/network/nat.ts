import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import { is, not } from "../value/condition";
import { hcl } from "../value/expression";
import { isLater, listIf } from "../value/plan-time";
import { attributeBeside, attributeOfEach, entryAt, type Position, positions } from "../value/repeat";
import type { Subnet } from "./subnet";

interface NatGatewaysProps {
  /** `single` or `per_zone`; a token may be `none` as well. */
  nat: string;
  publicSubnetIds: string[];
  /** One for each zone, or one that Terraform repeats. */
  privateSubnets: Subnet[];
  /** Range of each private subnet: one for each zone. */
  privateCidrs: string[];
  /** Makes the `Name` tag of each gateway. */
  name: (...parts: string[]) => string;
  /** Without a route to the internet a NAT gateway fails to become available. */
  internetRoute: ITerraformDependable;
}

/** NAT gateways of a VPC, one or one for each zone, and the route of every private subnet through one of them. */
export class NatGateways extends Construct {
  constructor(scope: Construct, id: string, props: NatGatewaysProps) {
    super(scope, id);
    const { nat, privateSubnets, privateCidrs } = props;
    const subnetIds = withGateway(nat, props.publicSubnetIds);
    const gateways = positions(subnetIds, "zones").map((position) => {
      const { key, index, count } = position;
      const tags = { Name: props.name("nat", index) };
      const address = new Eip(this, `${key}_address`, { count, domain: "vpc", tags });
      return new NatGateway(this, key, {
        count,
        allocationId: attributeBeside(address, "id"),
        subnetId: entryAt(subnetIds, position),
        tags,
        dependsOn: [props.internetRoute],
      });
    });
    positions(listIf(not(is(nat, "none")), privateCidrs), "zones").forEach((position, at) => {
      privateSubnets[at]?.routeThroughNat(gatewayId(gateways, nat, position), position.count);
    });
  }
}

/** The public subnets that have a NAT gateway. */
function withGateway(nat: string, publicSubnetIds: string[]): string[] {
  if (isLater(nat)) {
    return Token.asList(
      hcl`slice(${publicSubnetIds}, 0, { none = 0, single = 1, per_zone = length(${publicSubnetIds}) }[${nat}])`,
    );
  }
  return nat === "single" ? publicSubnetIds.slice(0, 1) : publicSubnetIds;
}

/** The gateway that a zone goes through: its own, or the only one. */
function gatewayId(gateways: NatGateway[], nat: string, { index }: Position): string {
  const first = gateways[0] as NatGateway;
  return isLater(nat)
    ? attributeOfEach(first, hcl`${nat} == "single" ? 0 : ${index}`, "id")
    : (gateways[Number(index)] ?? first).id;
}
