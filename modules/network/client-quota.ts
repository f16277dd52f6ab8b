import type { Access } from "../access/schema";
import type { Rule } from "../rule/claim";
import { text } from "../rule/text";
import { lengthOf, plus } from "../value/number";
import { isAtMost, whereGiven } from "../value/question";
import { type Value, type Values, value } from "../value/value";
import { QUOTAS_PAGE, RULES_OF_GROUP } from "./quotas";

/** Fewest ranges of ports that an engine opens to each client. */
const FEWEST_PORTS = 3;

/** Most clients that there are rules for, whichever the engine is. */
export const MOST_CLIENTS = Math.floor(RULES_OF_GROUP.most / FEWEST_PORTS);

/** Each client is a rule of a security group for each range of ports. */
export const clientQuota: Rule<Pick<Values<Access>, "clientCidrs" | "clientSecurityGroupIds">> = {
  says: `\`client_cidrs\` and \`client_security_group_ids\` are at most ${MOST_CLIENTS} together: AWS takes ${RULES_OF_GROUP.most} rules, and each client takes ${FEWEST_PORTS} or more`,
  source: QUOTAS_PAGE,
  claims: ({ clientCidrs, clientSecurityGroupIds }) => {
    const count = plus(countOf(clientCidrs), lengthOf(clientSecurityGroupIds));
    return {
      path: ["client_cidrs"],
      holds: whereGiven(clientCidrs, () => isAtMost(count, MOST_CLIENTS)),
      problem: text`and client_security_group_ids are ${count} together, more than a security group has rules for`,
      allowed: `at most ${MOST_CLIENTS}`,
      fix: "name larger ranges, or put the clients into one security group",
    };
  },
};

const countOf = (ranges: Value<string[] | undefined>): Value<number> =>
  (ranges as unknown) === undefined ? value(0) : lengthOf(ranges as Value<string[]>);
