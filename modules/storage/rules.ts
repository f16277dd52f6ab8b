import { Token } from "cdktf";
import type { Claim, Rule } from "../rule/claim";
import type { Words } from "../rule/text";
import { BUCKET_PREFIX_MAX } from "../stack/names";
import { hcl } from "../value/expression";
import { lengthOf } from "../value/number";
import { either, isAtMost, isMissing, matches, whereGiven } from "../value/question";
import { type Value, type Values, value, whenKnown } from "../value/value";
import type { Storage } from "./schema";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET_NAME =
  /^(?!xn--|sthree-|amzn-s3-demo-)(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?<!-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;
const BUCKET_NAME_WORDS =
  "3 to 63 lower-case letters, digits, dots and hyphens; no IP address; none of the beginnings and endings that AWS reserves";

const BUCKET_PREFIX_WORDS = "lower-case letters, digits, dots and hyphens; none of the beginnings that AWS reserves";

const PREFIX = ["bucket_prefix"];

export const storageRules: Rule<Values<Storage>>[] = [
  ({ bucket }) => bucketName(bucket, ["bucket"]),
  ({ bucketPrefix }) => ({
    path: PREFIX,
    holds: whereGiven(bucketPrefix, isShort),
    ...tooLong(bucketPrefix, "shorten it"),
  }),
  ({ bucketPrefix }) => ({
    path: PREFIX,
    holds: whereGiven(bucketPrefix, (prefix) => matches(completed(prefix), BUCKET_NAME)),
    problem: "begins a name that AWS refuses",
    got: bucketPrefix,
    allowed: BUCKET_PREFIX_WORDS,
  }),
  ({ bucket, bucketPrefix }) => ({
    path: PREFIX,
    holds: either(isMissing(bucket), isMissing(bucketPrefix)),
    problem: "is not possible together with bucket",
    got: bucketPrefix,
    fix: "remove one: bucket takes an existing bucket, bucket_prefix names a new one",
  }),
];

/** A name of a bucket that is there already. */
export function bucketName(bucket: Value<string | undefined>, path: string[]): Claim {
  return {
    path,
    holds: whereGiven(bucket, (name) => matches(name, BUCKET_NAME)),
    problem: "is a name that AWS refuses",
    got: bucket,
    allowed: BUCKET_NAME_WORDS,
  };
}

/** The beginning that a created bucket has if nobody says another. */
export function usualPrefix(prefix: Value<string>): Claim {
  return { path: PREFIX, holds: isShort(prefix), ...tooLong(prefix, "give storage.bucket_prefix, or a shorter name") };
}

const isShort = (prefix: Value<string>) => isAtMost(lengthOf(prefix), BUCKET_PREFIX_MAX);

const tooLong = (got: unknown, fix: Words) => ({
  problem: "is too long once AWS has completed it",
  got,
  allowed: `at most ${BUCKET_PREFIX_MAX} characters`,
  fix,
});

/** What AWS adds are 26 digits. A prefix that is too long is refused for that alone. */
function completed(prefix: Value<string>): Value<string> {
  const digits = "00000000000000000000000000";
  return whenKnown(
    prefix,
    (known) => value(`${known.slice(0, BUCKET_PREFIX_MAX)}${digits}`),
    (later) => value(Token.asString(hcl`format("%.37s%s", ${later}, ${digits})`)),
  );
}
