import type { Rule } from "../rule/claim";
import { text } from "../rule/text";
import { namePrefix, ROLE_PREFIX_MAX } from "../stack/names";
import { lengthOf, plus } from "../value/number";
import { isAtMost } from "../value/question";
import type { Value } from "../value/value";

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
