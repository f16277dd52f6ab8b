import type { Claim, Rule } from "../rule/claim";
import { lengthOf } from "../value/number";
import { both, isAtMost, matches, not, whereGiven } from "../value/question";
import { withoutSuffix } from "../value/text";
import type { Value, Values } from "../value/value";
import { OF_AWS, OF_HOSTS, OF_REGISTRIES } from "./hidden-names";
import type { Dns } from "./schema";

type Zone = Pick<Values<Dns>, "zoneName">;

/** The longest name is 253 characters without the dot at its end. https://datatracker.ietf.org/doc/html/rfc1035 */
const LONGEST = 253 - "master.".length;

const NAMES = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html";

/** What is asked of the private zone, which answers alone for every name below its own. */
export const dnsRules: Rule<Zone>[] = [
  {
    says: `\`zone_name\` has at most ${LONGEST} characters, so that \`master.\` fits before it`,
    source: NAMES,
    claims: ({ zoneName }) =>
      ofZone(zoneName, (name) => isAtMost(lengthOf(name), LONGEST), {
        problem: "is too long with master. before it",
        allowed: `at most ${LONGEST} characters`,
      }),
  },
  {
    says: "`zone_name` is none of AWS's own names, nor one that a resolver answers by itself",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html",
    claims: ({ zoneName }) =>
      ofZone(zoneName, (name) => both(not(matches(name, OF_AWS)), not(matches(name, OF_HOSTS))), {
        problem: "hides names that nodes need: AWS's services and the hosts themselves are called so",
        allowed: "a name of your own, such as spark.example.internal",
      }),
  },
  {
    says: "`zone_name` is not what a registry gives names below, such as `com` and `co.uk`",
    source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html",
    claims: ({ zoneName }) =>
      ofZone(zoneName, (name) => not(matches(name, OF_REGISTRIES)), {
        problem: "is a public suffix: Route 53 refuses it, or everything below it is hidden",
        allowed: "a name of your own, such as spark.example.com",
      }),
  },
];

function ofZone(
  zoneName: Value<string | undefined>,
  holds: (name: Value<string>) => Claim["holds"],
  words: Pick<Claim, "problem" | "allowed">,
): Claim {
  return {
    path: ["zone_name"],
    holds: whereGiven(zoneName, (name) => holds(withoutSuffix(name, "."))),
    got: zoneName,
    fix: "take another name, or remove it: <name>-spark is the default",
    ...words,
  };
}
