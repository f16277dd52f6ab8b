import { Route } from "@cdktf/provider-aws/lib/route";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { type ITerraformDependable, ref, type TerraformIterator } from "cdktf";
import { Construct } from "constructs";
import { THIS } from "../stack/addressed-stack";
import { nameTag } from "../stack/names";
import { attributeAt } from "../value/repeat";
import type { VpcFacts } from "./vpc-facts";

export interface PeeringProps {
  environment: string;
  hub: VpcFacts;
  peer: VpcFacts;
  /**
   * Repeats the peering over a map of peers by name; `peer` then stands for each of them, and each repetition of a
   * route has the name of its peer as `peer`. Default: one peering.
   */
  forEach?: TerraformIterator;
}

/**
 * A peering between a VPC and the hub, with routes in every route table of both.
 *
 * Peering is not transitive, so two peers of one hub never reach each other through it.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
export class Peering extends Construct {
  readonly connection: ITerraformDependable;

  constructor(scope: Construct, id: string, { environment, hub, peer, forEach }: PeeringProps) {
    super(scope, id);
    const connection = new VpcPeeringConnection(this, THIS, {
      forEach,
      vpcId: peer.id,
      peerVpcId: hub.id,
      autoAccept: true,
      requester: { allowRemoteVpcDnsResolution: true },
      accepter: { allowRemoteVpcDnsResolution: true },
      tags: { Name: nameTag(environment, peer.name, "to", hub.name) },
    });
    this.connection = connection;
    const connectionId = forEach ? attributeAt(connection, ref("each.value.peer"), "id") : connection.id;
    const route = (side: string, from: VpcFacts, to: VpcFacts) => {
      for (const table of from.routeTables) {
        new Route(this, `${side}_${table.key}`, {
          ...table.times,
          routeTableId: table.id,
          destinationCidrBlock: to.cidr,
          vpcPeeringConnectionId: connectionId,
        });
      }
    };
    route("to_hub", peer, hub);
    route("from_hub", hub, peer);
  }
}
