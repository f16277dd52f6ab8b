import { Route53ZoneAssociation } from "@cdktf/provider-aws/lib/route53-zone-association";
import { type App, ref, TerraformIterator, TerraformLocal, Token } from "cdktf";
import { Peering } from "../network/peering";
import { ModuleStack } from "../published/module-stack";
import { hcl } from "../stack/expression";
import { declareOutputs } from "../stack/outputs";
import { environmentTags } from "../stack/tags";
import { APART_FROM_HUB, peeringInputs } from "./peering-inputs";

const text = (expression: string) => Token.asString(ref(expression));
const over = (expression: object) => TerraformIterator.fromMap(Token.asAnyMap(expression));

/** The module `peering`: a hub VPC and its peers, all there already, of the same construct as an environment's. */
export class PeeringModule extends ModuleStack {
  constructor(app: App, id = "peering") {
    super(app, id, { inputs: peeringInputs });
    const name = text("var.name");
    const tags = new TerraformLocal(this, "tags", environmentTags(name, Token.asStringMap(ref("var.tags"))))
      .asStringMap;
    // Ids may be unknown until they are applied, so repetitions are told apart by a peer's name and a position.
    const toHub = over(
      hcl`merge([for name, peer in var.peers : { for index, id in peer.route_table_ids : "\${name}/\${index}" => { peer = name, route_table_id = id } }]...)`,
    );
    const fromHub = over(
      hcl`merge([for name, peer in var.peers : { for index, id in var.hub.route_table_ids : "\${name}/\${index}" => { peer = name, cidr = peer.cidr, route_table_id = id } }]...)`,
    );
    const others = { privateSubnetIds: [], publicSubnetIds: [], waysOut: [] };
    new Peering(this, "peering", {
      environment: name,
      forEach: over(ref("var.peers")),
      hub: {
        ...others,
        name: "hub",
        id: text("var.hub.vpc_id"),
        cidr: text("var.hub.cidr"),
        routeTables: [{ key: "tables", id: text("each.value.route_table_id"), forEach: fromHub }],
      },
      peer: {
        ...others,
        name: text("each.key"),
        id: text("each.value.vpc_id"),
        cidr: text("each.value.cidr"),
        routeTables: [{ key: "tables", id: text("each.value.route_table_id"), forEach: toHub }],
      },
    });
    new Route53ZoneAssociation(this, "zones", {
      forEach: over(
        hcl`merge([for name, peer in var.peers : { for index, id in var.zone_ids : "\${name}/\${index}" => { vpc_id = peer.vpc_id, zone_id = id } }]...)`,
      ),
      zoneId: text("each.value.zone_id"),
      vpcId: text("each.value.vpc_id"),
    });
    declareOutputs(this, {
      peering_connection_ids: {
        description: "Peering connections by name of the peer",
        value: Token.asStringMap(
          hcl`{ for name, connection in aws_vpc_peering_connection.peering : name => connection.id }`,
        ),
      },
      peer_cidrs: {
        description: "Ranges of the peers, such as `access.client_cidrs` of a cluster takes them",
        value: Token.asList(hcl`values(var.peers)[*].cidr`),
      },
    });
    this.addOverride("output.peering_connection_ids.precondition", [APART_FROM_HUB]);
    this.tagEverything(tags);
  }
}
