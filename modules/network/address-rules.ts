import type { Claim } from "../rule/claim";
import type { Path } from "../rule/finding";
import { either, isGiven, matches, not, whereGiven } from "../value/question";
import type { Value, Values } from "../value/value";
import { DOCKER, INTERNAL, NO_HOSTS, SHARED_SPACE } from "./address-patterns";
import type { Vpc } from "./schema";

/** Which addresses the range of a VPC may hold. */

const USUAL = "ranges of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16";

/** The range of a VPC is one that hosts can have addresses of. */
export function rangeHasHosts(cidr: Value<string | undefined>, path: Path): Claim {
  return {
    path,
    holds: whereGiven(cidr, (range) => not(matches(range, NO_HOSTS))),
    problem: "is a range that no host has an address of, and that AWS refuses",
    got: cidr,
    allowed: USUAL,
  };
}

/** What is said of the range of a VPC that is made, if it is possible and unwise; one that is there is as it is. */
export function rangeIsUsual({ cidr, id }: Values<Vpc>, path: Path): Claim[] {
  const unless = (pattern: RegExp, problem: string): Claim => ({
    path: [...path, "cidr"],
    holds: either(
      isGiven(id),
      whereGiven(cidr, (range) => not(matches(range, pattern))),
    ),
    problem,
    got: cidr,
    fix: "take a private range that is free, such as 10.0.0.0/18",
  });
  return [
    unless(DOCKER, "is what Docker has on every host; AWS advises against it, and what runs in containers goes astray"),
    unless(SHARED_SPACE, "is meant for carriers; networks that are joined later may have it as well"),
    {
      ...unless(/^$/, "holds public addresses: hosts of the internet that have them are out of reach"),
      holds: either(
        isGiven(id),
        whereGiven(cidr, (range) => either(matches(range, INTERNAL), matches(range, NO_HOSTS))),
      ),
      allowed: USUAL,
    },
  ];
}
