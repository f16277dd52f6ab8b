import { type ITerraformDependable, Token } from "cdktf";
import type { Output } from "../../stack/outputs";
import type { Expression } from "../../value/expression";

interface PeerOutputs {
  /** Expression of the ids by name. */
  ids: Expression;
  /** Expression of the ranges. */
  cidrs: Expression;
  connections: ITerraformDependable;
}

/**
 * What a cluster in the hub takes of the peers.
 *
 * The ranges wait for the connections: whatever takes its clients from them has rules that may name groups of the peers
 * as well, which AWS finds no sooner.
 */
export const peerOutputs = ({ ids, cidrs, connections }: PeerOutputs): Record<string, Output> => ({
  peer_vpc_ids: {
    description: "The peers by name, such as `dns.peer_vpc_ids` of a cluster takes them",
    value: Token.asStringMap(ids),
  },
  peer_cidrs: {
    description:
      "Ranges of the peers, such as `access.client_cidrs` of a cluster takes them, when their connections are there",
    value: Token.asList(cidrs),
    dependsOn: [connections],
  },
});
