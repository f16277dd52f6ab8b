import { type App, ref, Token } from "cdktf";
import { ModuleStack } from "../../module-kit/module-stack";
import { variableTokens } from "../../module-kit/tokens";
import { eachBlock } from "../../rule/entries";
import { claimsOf } from "../../rule/judge";
import { declareOutputs } from "../../stack/outputs";
import { type Tagged, tagRules } from "../../stack/tag-rules";
import { hcl } from "../../value/expression";
import { is, not } from "../../value/question";
import { rangeHasHosts } from "../address-rules";
import { peersAreFew, rangeIsExact } from "../vpc-rules";
import { peerOutputs } from "./peer-outputs";
import { APART_FROM_HUB, peeringInputs } from "./peering-inputs";
import { repeatPeering } from "./repeated-peering";

interface Peered {
  vpcId: string;
  cidr: string;
  routeTableIds: string[];
}

interface Settings extends Tagged {
  hub: Peered;
  peers: Record<string, Peered>;
  zoneIds: string[];
}

/** The module `peering`: a hub VPC and its peers, all there already, of the same construct as an environment's. */
export class PeeringModule extends ModuleStack {
  constructor(app: App, id = "peering") {
    super(app, id, { inputs: peeringInputs });
    const name = Token.asString(ref("var.name"));
    const tags = this.declareTags(name, Token.asStringMap(ref("var.tags")));
    const connections = repeatPeering(this, {
      environment: name,
      hubName: "hub",
      hub: "var.hub",
      peers: "var.peers",
      zoneIds: "var.zone_ids",
    });
    declareOutputs(this, {
      peering_connection_ids: {
        description: "Peering connections by name of the peer",
        value: Token.asStringMap(
          hcl`{ for name, connection in aws_vpc_peering_connection.peering : name => connection.id }`,
        ),
      },
      ...peerOutputs({
        ids: hcl`{ for name, peer in var.peers : name => peer.vpc_id }`,
        cidrs: hcl`values(var.peers)[*].cidr`,
        connections,
      }),
    });
    const settings = variableTokens<Settings>(this.inputs);
    const { hub, peers } = settings;
    this.refuse(
      [
        ...claimsOf(tagRules, settings),
        rangeIsExact(hub.cidr, ["hub", "cidr"]),
        rangeHasHosts(hub.cidr, ["hub", "cidr"]),
        peersAreFew(peers, { path: ["peers"], hub: 0 }),
        ...eachBlock<Peered>(peers, ["peers"], ({ vpcId, cidr }, path) => [
          rangeIsExact(cidr, [...path, "cidr"]),
          rangeHasHosts(cidr, [...path, "cidr"]),
          {
            path: [...path, "vpc_id"],
            holds: not(is(vpcId, hub.vpcId)),
            problem: "is the hub; no VPC is peered with itself",
            got: vpcId,
            fix: "write the id of another VPC",
          },
        ]),
      ],
      "peer_cidrs",
    );
    this.addOverride("output.peering_connection_ids.precondition", [APART_FROM_HUB]);
    this.tagEverything(tags);
  }
}
