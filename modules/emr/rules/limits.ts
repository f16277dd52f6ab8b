import type { Claim } from "../../rule/claim";
import { text } from "../../rule/text";
import { isAtMost, whereGiven } from "../../value/question";
import type { Value } from "../../value/value";

/** A limit is no more than the `maximum` beside it. */
export function ordered(key: string, limit: Value<number | undefined>, maximum: Value<number>): Claim {
  return {
    path: [key],
    holds: whereGiven(limit, (given) => isAtMost(given, maximum)),
    problem: "is more than maximum",
    got: limit,
    allowed: text`at most ${maximum}`,
    fix: text`raise maximum to ${limit} or lower ${key}`,
  };
}
