import { type ITerraformDependable, Token } from "cdktf";
import type { Output } from "../../stack/outputs";
import type { Expression } from "../../value/expression";

/**
 * The output of the peers' ranges.
 *
 * It waits for the connections: whatever takes its clients from it has rules that may name groups of the peers as well,
 * which AWS finds no sooner.
 */
export const peerCidrs = (ranges: Expression, connections: ITerraformDependable): Output => ({
  description:
    "Ranges of the peers, such as `access.client_cidrs` of a cluster takes them, when their connections are there",
  value: Token.asList(ranges),
  dependsOn: [connections],
});
