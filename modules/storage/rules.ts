import type { Rule } from "../rule/claim";
import type { Words } from "../rule/text";
import { BUCKET_PREFIX_MAX } from "../stack/names";
import { lengthOf } from "../value/number";
import { either, isAtMost, isMissing, whereGiven } from "../value/question";
import type { Value, Values } from "../value/value";
import type { Storage } from "./schema";

const NAMING = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html";

const PREFIX = ["bucket_prefix"];

export const storageRules: Rule<Values<Storage>>[] = [
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
