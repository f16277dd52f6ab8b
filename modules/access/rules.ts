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
export function nameFits(longestJob: string): Rule<Value<string>> {
  const behind = namePrefix("", longestJob);
  const longest = ROLE_PREFIX_MAX - behind.length;
  return (name) => ({
    path: ["name"],
    holds: isAtMost(lengthOf(name), longest),
    problem: text`is too long: a role would be called ${name}${behind}… (${plus(lengthOf(name), behind.length)} characters before AWS completes it)`,
    got: name,
    allowed: `at most ${longest} characters`,
  });
}
