import type { Answer } from "./call";
import type { Route, Rule, SecurityGroup, Subnet } from "./world";

/** A subnet without a route table of its own has the main one of its VPC. */
export function subnetOf({ SubnetId, VpcId, CidrBlock }: Answer, tables: Answer[], peerings: Answer[]): Subnet {
  const associated = (test: (one: Answer) => boolean) =>
    tables.find((table) => table.VpcId === VpcId && table.Associations.some(test));
  const table = associated((one) => one.SubnetId === SubnetId) ?? associated((one) => one.Main);
  return {
    id: SubnetId,
    vpcId: VpcId,
    cidr: CidrBlock,
    routes: (table?.Routes ?? []).flatMap((route: Answer) => routeOf(route, VpcId, peerings)),
  };
}

function routeOf(route: Answer, vpcId: string, peerings: Answer[]): Route[] {
  const { DestinationCidrBlock: cidr, GatewayId = "", NatGatewayId, VpcPeeringConnectionId } = route;
  if (route.State === "blackhole") {
    return [];
  }
  if (GatewayId.startsWith("vpce-")) {
    return [{ to: "s3" }];
  }
  if (cidr === undefined) {
    return [];
  }
  if (GatewayId === "local") {
    return [{ to: "vpc", vpcId, cidr }];
  }
  if (GatewayId.startsWith("igw-") || NatGatewayId) {
    return [{ to: "internet", cidr }];
  }
  const peering = peerings.find((one) => one.VpcPeeringConnectionId === VpcPeeringConnectionId);
  if (peering?.Status.Code !== "active") {
    return [];
  }
  const sides = [peering.RequesterVpcInfo.VpcId, peering.AccepterVpcInfo.VpcId];
  return [{ to: "vpc", vpcId: sides.find((one) => one !== vpcId), cidr }];
}

export function groupOf({ GroupId, IpPermissions, IpPermissionsEgress }: Answer): SecurityGroup {
  return { id: GroupId, ingress: IpPermissions.map(ruleOf), egress: IpPermissionsEgress.map(ruleOf) };
}

function ruleOf(one: Answer): Rule {
  const { IpProtocol: protocol, FromPort: from, ToPort: to } = one;
  const all = protocol === "-1" || from === undefined || from === -1;
  return {
    protocol,
    ...(all ? {} : { ports: [from, to] }),
    cidrs: (one.IpRanges ?? []).map(({ CidrIp }: Answer) => CidrIp),
    groupIds: (one.UserIdGroupPairs ?? []).map(({ GroupId }: Answer) => GroupId),
    prefixLists: (one.PrefixListIds ?? []).map(({ PrefixListId }: Answer) => PrefixListId),
  };
}
