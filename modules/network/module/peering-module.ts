import { type App, ref, Token } from "cdktf";
import { ModuleStack } from "../../module-kit/module-stack";
import { variableTokens } from "../../module-kit/tokens";
import { eachBlock } from "../../rule/entries";
import { declareOutputs } from "../../stack/outputs";
import { hcl } from "../../value/expression";
import { rangeIsExact } from "../vpc-rules";
import { APART_FROM_HUB, peeringInputs } from "./peering-inputs";
import { repeatPeering } from "./repeated-peering";

interface Ranged {
  cidr: string;
}

interface Peered {
  hub: Ranged;
  peers: Record<string, Ranged>;
}

/** The module `peering`: a hub VPC and its peers, all there already, of the same construct as an environment's. */
export class PeeringModule extends ModuleStack {
  constructor(app: App, id = "peering") {
    super(app, id, { inputs: peeringInputs });
    const name = Token.asString(ref("var.name"));
    const tags = this.declareTags(name, Token.asStringMap(ref("var.tags")));
    repeatPeering(this, {
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
      peer_cidrs: {
        description: "Ranges of the peers, such as `access.client_cidrs` of a cluster takes them",
        value: Token.asList(hcl`values(var.peers)[*].cidr`),
      },
    });
    const { hub, peers } = variableTokens<Peered>(this.inputs);
    this.refuse(
      [
        rangeIsExact(hub.cidr, ["hub", "cidr"]),
        ...eachBlock<Ranged>(peers, ["peers"], ({ cidr }, path) => [rangeIsExact(cidr, [...path, "cidr"])]),
      ],
      "peering_connection_ids",
    );
    this.addOverride("output.peering_connection_ids.precondition", [APART_FROM_HUB]);
    this.tagEverything(tags);
  }
}
