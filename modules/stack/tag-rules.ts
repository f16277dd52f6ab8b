import { Token } from "cdktf";
import type { Claim, Rule } from "../rule/claim";
import { eachKey } from "../rule/entries";
import { text } from "../rule/text";
import { hcl } from "../value/expression";
import { keysOf } from "../value/list";
import { lengthOf } from "../value/number";
import { isAtMost, matches, not } from "../value/question";
import { type Value, type Values, value, whenKnown } from "../value/value";

/** What has tags of its caller's. */
export interface Tagged {
  tags: Record<string, string>;
}

/** Tags that a resource has beside those of the file: its name, its environment, and EMR's. */
const OWN = 3;

/** AWS gives 50 to a resource. https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const MOST = 50 - OWN;

/**
 * Tags that are set here: another value would hide what a resource is called and which environment it is of, and EMR may
 * not touch what is tagged otherwise.
 */
const RESERVED = /^(Name|[tT][eE][rR][rR][aA][sS][pP][aA][rR][kK]:.*|for-use-with-amazon-emr-managed-policies)$/;

const PATH = ["tags"];

/** What is asked of the tags of an environment and of a module. */
export const tagRules: Rule<Values<Tagged>>[] = [
  {
    says: "`tags` are none of those that are set here: `Name`, `terraspark:` and what EMR asks for",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-iam-policies.html",
    claims: ({ tags }) =>
      eachKey(tags, PATH, (key, path) => ({
        path,
        holds: not(matches(key, RESERVED)),
        problem: "is a tag that is set here",
        got: key,
        fix: "give it another name, or remove it",
      })),
  },
  {
    says: "`tags` differ in more than case: to IAM, `Team` and `team` are one",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#case-sensitivity",
    claims: differInMoreThanCase,
  },
  {
    says: `\`tags\` are at most ${MOST}: AWS gives 50 to a resource, and up to ${OWN} are set here`,
    source: "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html",
    claims: ({ tags }) => {
      const count = lengthOf(keysOf(tags));
      return {
        path: PATH,
        holds: isAtMost(count, MOST),
        problem: text`are ${count}; with those that are set here a resource would have more than AWS takes`,
        allowed: `at most ${MOST}`,
        fix: "remove what no report and no policy asks for",
      };
    },
  },
];

function differInMoreThanCase({ tags }: Values<Tagged>): Claim {
  const alike = sameInSmallLetters(tags);
  return {
    path: PATH,
    holds: isAtMost(lengthOf(alike), 0),
    problem: "differ in case alone, and roles cannot have both",
    got: alike,
    allowed: "keys that are apart in small letters too",
    fix: "keep one of them",
  };
}

/** The keys that are another one in small letters. */
function sameInSmallLetters(tags: Value<Record<string, string>>): Value<string[]> {
  return whenKnown(
    keysOf(tags),
    (known) =>
      value(known.filter((key) => known.some((other) => other !== key && other.toLowerCase() === key.toLowerCase()))),
    (later) =>
      value(
        Token.asList(
          hcl`[for key in ${later} : key if length([for other in ${later} : other if lower(other) == lower(key)]) > 1]`,
        ),
      ),
  );
}
