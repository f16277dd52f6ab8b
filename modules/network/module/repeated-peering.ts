import { Route53ZoneAssociation } from "@cdktf/provider-aws/lib/route53-zone-association";
import { type ITerraformDependable, ref, TerraformIterator, Token } from "cdktf";
import type { Construct } from "constructs";
import { hcl } from "../../value/expression";
import { value } from "../../value/value";
import { Peering } from "../peering";

interface RepeatedPeeringProps {
  environment: string;
  /** Name of the hub. */
  hubName: string;
  /**
   * Expression of the hub: `vpc_id`, `cidr` and `route_table_ids`, a list that grows at its end, or a map whose keys
   * are known when Terraform plans.
   */
  hub: string;
  /** Expression of the peers, the same of each, by name. */
  peers: string;
  /** Expression of a list of private zones that every peer resolves. */
  zoneIds: string;
}

const text = (expression: string) => Token.asString(ref(expression));
const over = (expression: object) => TerraformIterator.fromMap(Token.asAnyMap(expression));

/**
 * Peer a hub with every VPC of a map that only Terraform knows, and associate private zones with each of them.
 *
 * @returns the connections
 */
export function repeatPeering(scope: Construct, props: RepeatedPeeringProps): ITerraformDependable {
  const { environment, hubName } = props;
  const [hub, peers] = [ref(props.hub), ref(props.peers)];
  // Ids may be unknown until they are applied, so repetitions are told apart by names, keys and positions.
  const toHub = hcl`merge([for name, peer in ${peers} : { for key, id in peer.route_table_ids : "\${name}/\${key}" => { peer = name, route_table_id = id } }]...)`;
  const fromHub = hcl`merge([for name, peer in ${peers} : { for key, id in ${hub}.route_table_ids : "\${name}/\${key}" => { peer = name, cidr = peer.cidr, route_table_id = id } }]...)`;
  const tables = (forEach: object) => [
    { key: "tables", id: text("each.value.route_table_id"), times: { forEach: over(forEach) } },
  ];
  const others = {
    isExisting: true,
    privateSubnetIds: value<string[]>([]),
    publicSubnetIds: value<string[]>([]),
    egress: [],
  };
  const { connection } = new Peering(scope, "peering", {
    environment,
    forEach: over(peers),
    hub: {
      ...others,
      name: hubName,
      id: text(`${props.hub}.vpc_id`),
      cidr: text(`${props.hub}.cidr`),
      routeTables: tables(fromHub),
    },
    peer: {
      ...others,
      name: text("each.key"),
      id: text("each.value.vpc_id"),
      cidr: text("each.value.cidr"),
      routeTables: tables(toHub),
    },
  });
  new Route53ZoneAssociation(scope, "zones", {
    forEach: over(
      hcl`merge([for name, peer in ${peers} : { for index, id in ${ref(props.zoneIds)} : "\${name}/\${index}" => { vpc_id = peer.vpc_id, zone_id = id } }]...)`,
    ),
    zoneId: text("each.value.zone_id"),
    vpcId: text("each.value.vpc_id"),
  });
  return connection;
}
