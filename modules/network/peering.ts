import { Route } from "@cdktf/provider-aws/lib/route";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { Construct } from "constructs";
import { THIS } from "../stack/addressed-stack";
import { nameTag } from "../stack/names";
import type { VpcFacts } from "./vpc-facts";

export interface PeeringProps {
  environment: string;
  hub: VpcFacts;
  peer: VpcFacts;
}

/**
 * A peering between a VPC and the hub, with routes in every route table of both.
 *
 * Peering is not transitive, so two peers of one hub never reach each other through it.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
export class Peering extends Construct {
  constructor(scope: Construct, id: string, { environment, hub, peer }: PeeringProps) {
    super(scope, id);
    const connection = new VpcPeeringConnection(this, THIS, {
      vpcId: peer.id,
      peerVpcId: hub.id,
      autoAccept: true,
      requester: { allowRemoteVpcDnsResolution: true },
      accepter: { allowRemoteVpcDnsResolution: true },
      tags: { Name: nameTag(environment, peer.name, "to", hub.name) },
    });
    const route = (side: string, from: VpcFacts, to: VpcFacts) => {
      for (const table of from.routeTables) {
        new Route(this, `${side}_${table.key}`, {
          routeTableId: table.id,
          destinationCidrBlock: to.cidr,
          vpcPeeringConnectionId: connection.id,
        });
      }
    };
    route("to_hub", peer, hub);
    route("from_hub", hub, peer);
  }
}
