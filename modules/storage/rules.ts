import { type Finding, fault, type Rule } from "../rule/finding";
import { BUCKET_PREFIX_MAX, bucketPrefix } from "../stack/names";
import type { State } from "../stack/schema";
import type { Storage } from "./schema";

/** What names of buckets follow from. */
interface Stored {
  /** Name of the environment. */
  name: string;
  storage: Storage;
  state: State;
}

export const storageRules: Rule<Stored>[] = [existingBucketName, bucketPrefixes, oneBucket, stateBucketName];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const BUCKET_NAME =
  /^(?!xn--|sthree-|amzn-s3-demo-)(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?<!-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;
export const BUCKET_NAME_WORDS =
  "3 to 63 lower-case letters, digits, dots and hyphens; no IP address; none of the beginnings and endings that AWS reserves";

export const BUCKET_PREFIX_WORDS =
  "lower-case letters, digits, dots and hyphens; none of the beginnings that AWS reserves";

function existingBucketName({ storage }: Stored): Finding[] {
  return storage.bucket === undefined || BUCKET_NAME.test(storage.bucket)
    ? []
    : [
        fault(["storage", "bucket"], {
          problem: "is a name that AWS refuses",
          got: storage.bucket,
          allowed: BUCKET_NAME_WORDS,
        }),
      ];
}

function stateBucketName({ state }: Stored): Finding[] {
  return state.backend !== "s3" || BUCKET_NAME.test(state.bucket)
    ? []
    : [
        fault(["state", "bucket"], {
          problem: "is a name that AWS refuses",
          got: state.bucket,
          allowed: BUCKET_NAME_WORDS,
        }),
      ];
}

function bucketPrefixes({ name, storage }: Stored): Finding[] {
  const prefix = storage.bucketPrefix ?? bucketPrefix(name);
  if (storage.bucket !== undefined) {
    return [];
  }
  if (prefix.length > BUCKET_PREFIX_MAX) {
    const fix = storage.bucketPrefix === undefined ? "give storage.bucket_prefix, or a shorter name" : "shorten it";
    return [
      fault(["storage", "bucket_prefix"], {
        problem: "is too long once AWS has completed it",
        got: prefix,
        allowed: `at most ${BUCKET_PREFIX_MAX} characters`,
        fix,
      }),
    ];
  }
  // What AWS adds are 26 digits; the name is as good as its beginning.
  return BUCKET_NAME.test(`${prefix}00000000000000000000000000`)
    ? []
    : [
        fault(["storage", "bucket_prefix"], {
          problem: "begins a name that AWS refuses",
          got: prefix,
          allowed: BUCKET_PREFIX_WORDS,
        }),
      ];
}

function oneBucket({ storage }: Stored): Finding[] {
  return storage.bucket !== undefined && storage.bucketPrefix !== undefined
    ? [
        fault(["storage", "bucket_prefix"], {
          problem: "is not possible together with bucket",
          got: storage.bucketPrefix,
          fix: "remove one: bucket takes an existing bucket, bucket_prefix names a new one",
        }),
      ]
    : [];
}
