import { Token } from "cdktf";
import type { Rule } from "../rule/claim";
import type { Words } from "../rule/text";
import { BUCKET_PREFIX_MAX } from "../stack/names";
import { hcl } from "../value/expression";
import { lengthOf } from "../value/number";
import { either, isAtMost, isMissing, matches, whereGiven } from "../value/question";
import { type Value, type Values, value, whenKnown } from "../value/value";
import type { Storage } from "./schema";

const NAMING = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html";

const BUCKET_NAME =
  /^(?!xn--|sthree-|amzn-s3-demo-)(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?<!-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;
const BUCKET_NAME_WORDS =
  "3 to 63 lower-case letters, digits, dots and hyphens; no IP address; none of the beginnings and endings that AWS reserves";

const BUCKET_PREFIX_WORDS = "lower-case letters, digits, dots and hyphens; none of the beginnings that AWS reserves";

const PREFIX = ["bucket_prefix"];

/** A bucket that is there already has a name that a bucket can have. */
export const bucketIsNamed: Rule<{ bucket: Value<string | undefined> }> = {
  says: "`bucket` is a name of a bucket",
  source: NAMING,
  claims: ({ bucket }) => ({
    path: ["bucket"],
    holds: whereGiven(bucket, (name) => matches(name, BUCKET_NAME)),
    problem: "is a name that AWS refuses",
    got: bucket,
    allowed: BUCKET_NAME_WORDS,
  }),
};

export const storageRules: Rule<Values<Storage>>[] = [
  bucketIsNamed,
  {
    says: `\`bucket_prefix\` has at most ${BUCKET_PREFIX_MAX} characters; AWS adds 26`,
    source: NAMING,
    claims: ({ bucketPrefix }) => ({
      path: PREFIX,
      holds: whereGiven(bucketPrefix, isShort),
      ...tooLong(bucketPrefix, "shorten it"),
    }),
  },
  {
    says: "`bucket_prefix` begins a name of a bucket",
    source: NAMING,
    claims: ({ bucketPrefix }) => ({
      path: PREFIX,
      holds: whereGiven(bucketPrefix, (prefix) => matches(completed(prefix), BUCKET_NAME)),
      problem: "begins a name that AWS refuses",
      got: bucketPrefix,
      allowed: BUCKET_PREFIX_WORDS,
    }),
  },
  {
    says: "one of `bucket` and `bucket_prefix` is given, not both",
    claims: ({ bucket, bucketPrefix }) => ({
      path: PREFIX,
      holds: either(isMissing(bucket), isMissing(bucketPrefix)),
      problem: "is not possible together with bucket",
      got: bucketPrefix,
      fix: "remove one: bucket takes an existing bucket, bucket_prefix names a new one",
    }),
  },
];

/** The beginning that a created bucket has if nobody says another. */
export const usualPrefix: Rule<Pick<Values<Storage>, "bucketPrefix">> = {
  says: "`name` is short enough to begin the name of a bucket, where `bucket_prefix` is not given",
  source: NAMING,
  claims: ({ bucketPrefix }) => ({
    path: PREFIX,
    holds: whereGiven(bucketPrefix, isShort),
    ...tooLong(bucketPrefix, "give storage.bucket_prefix, or a shorter name"),
  }),
};

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
