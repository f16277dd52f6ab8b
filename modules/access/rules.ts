import type { Rule } from "../rule/claim";
import { namedOnce } from "../rule/named-once";
import { text } from "../rule/text";
import { namePrefix, ROLE_PREFIX_MAX } from "../stack/names";
import { valuesOf } from "../value/list";
import { lengthOf, plus } from "../value/number";
import { isAtMost } from "../value/question";
import type { Value, Values } from "../value/value";
import type { Access } from "./schema";

/**
 * AWS completes the names of roles, so that the longest of them limits the name of the environment.
 *
 * @param longestJob what the role with the longest name is for
 */
export function nameFits(longestJob: string): Rule<{ name: Value<string> }> {
  const behind = namePrefix("", longestJob);
  const longest = ROLE_PREFIX_MAX - behind.length;
  return {
    says: `\`name\` leaves room for what the names of roles have behind it, such as \`${behind}\``,
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    claims: ({ name }) => ({
      path: ["name"],
      holds: isAtMost(lengthOf(name), longest),
      problem: text`is too long: a role would be called ${name}${behind}… (${plus(lengthOf(name), behind.length)} characters before AWS completes it)`,
      got: name,
      allowed: `at most ${longest} characters`,
    }),
  };
}

/** Most that IAM attaches to a role, for an account that asked for it. */
const MOST_POLICIES = 25;

const POLICIES = ["instance_policy_arns"];

/** What is asked of the roles of nodes. */
export const roleRules: Rule<Pick<Values<Access>, "instancePolicyArns">>[] = [
  {
    says: "`instance_policy_arns` name each policy once: one that two names attach is taken away with either",
    claims: ({ instancePolicyArns }) => namedOnce(instancePolicyArns, POLICIES),
  },
  {
    says: `\`instance_policy_arns\` are at most ${MOST_POLICIES}, the most that IAM attaches to a role; 10 unless the account asked for more`,
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    claims: ({ instancePolicyArns }) => {
      const count = lengthOf(valuesOf(instancePolicyArns));
      return {
        path: POLICIES,
        holds: isAtMost(count, MOST_POLICIES),
        problem: text`are ${count}, more than IAM attaches to a role`,
        allowed: `at most ${MOST_POLICIES}`,
        fix: "put the statements of several into one policy",
      };
    },
  },
];
