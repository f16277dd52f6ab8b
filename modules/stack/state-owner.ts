import { DataResource, ref } from "cdktf";
import { Construct } from "constructs";
import { refusal } from "../schema/refusal";
import { hcl } from "../value/expression";
import { THIS } from "./addressed-stack";
import { AwsFacts } from "./aws-facts";

export interface StateOwnerProps {
  /** Name of the environment. */
  name: string;
  region: string;
}

/**
 * Whose state it is: the environment, region and account of the first apply, written into it for good.
 *
 * A plan of anything else on that state is refused. Without this it would replace one environment by another; or, in
 * another region or account, find nothing of what it knows there, and make all of it a second time.
 */
export class StateOwner extends Construct {
  constructor(scope: Construct, id: string, { name, region }: StateOwnerProps) {
    super(scope, id);
    const { accountId } = AwsFacts.of(this);
    const owner = new DataResource(this, THIS, {
      input: { environment: name, region, account: accountId },
      lifecycle: { ignoreChanges: ["input"] },
    });
    const belongs = (key: string, now: string, fix: string) => ({
      condition: hcl`${ref(`self.output.${key}`)} == ${now}`,
      error_message: refusal("state: ", {
        problem: `belongs to the environment \${self.output.environment} in \${self.output.region} of account \${self.output.account}`,
        got: `${key} ${now}`,
        allowed: "one environment for a state, in one region of one account",
        fix,
      }),
    });
    owner.addOverride("lifecycle.postcondition", [
      belongs("environment", name, "give this environment another state.path or state.key"),
      belongs(
        "region",
        region,
        "go back to that region; to move, destroy the environment there first, or begin another one with a state of its own",
      ),
      belongs("account", accountId, "take credentials of that account, or give this environment another state"),
    ]);
  }
}
