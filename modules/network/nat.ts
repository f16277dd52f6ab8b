import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { hcl } from "../value/expression";
import { first, listIf } from "../value/list";
import { is, not } from "../value/question";
import { attributeAt, byPosition } from "../value/repeat";
import { argument, type Value, value, whenKnown } from "../value/value";
import type { Subnet } from "./subnet";

interface NatGatewaysProps {
  /** `single`, `per_zone`, or `none` where only Terraform knows which of them. */
  nat: Value<string>;
  publicSubnetIds: Value<string[]>;
  /** One for each zone, or one that Terraform repeats. */
  privateSubnets: Subnet[];
  /** Range of each private subnet: one for each zone. */
  privateCidrs: Value<string[]>;
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
    const gateways = byPosition(subnetIds, "zones").map(({ key, times, number, of, attribute }) => {
      const tags = { Name: props.name("nat", number) };
      const address = new Eip(this, `${key}_address`, { ...times, domain: "vpc", tags });
      return new NatGateway(this, key, {
        ...times,
        allocationId: attribute(address, "id"),
        subnetId: of(subnetIds),
        tags,
        dependsOn: [props.internetRoute],
      });
    });
    byPosition(listIf(not(is(nat, "none")), privateCidrs), "zones").forEach(({ times, index }, at) => {
      privateSubnets[at]?.routeThroughNat(gatewayId(gateways, nat, index), times);
    });
  }
}

/** The public subnets that have a NAT gateway. */
function withGateway(nat: Value<string>, publicSubnetIds: Value<string[]>): Value<string[]> {
  return whenKnown(
    nat,
    (known) => (known === "single" ? value([argument(first(publicSubnetIds))]) : publicSubnetIds),
    (later) =>
      hcl`slice(${publicSubnetIds}, 0, { none = 0, single = 1, per_zone = length(${publicSubnetIds}) }[${later}])`.list,
  );
}

/** The gateway that a zone goes through: its own, or the only one. */
function gatewayId(gateways: NatGateway[], nat: Value<string>, zone: Value<number>): string {
  const only = gateways[0] as NatGateway;
  return whenKnown(
    zone,
    (known) => (gateways[known] ?? only).id,
    (later) => attributeAt(only, hcl`${nat} == "single" ? 0 : ${later}`, "id"),
  );
}
