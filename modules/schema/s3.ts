import { PARTITION } from "./arn";
import { textOf } from "./grammar";

/** Names of buckets, keys of objects, and addresses that are made of both. */

const NAMES_PAGE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html";

const RESERVED_BEGINNING = "xn--|sthree-|amzn-s3-demo-";
const RESERVED_ENDING = "-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3";
const BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

export const bucketName = () =>
  textOf(
    new RegExp(`^(?!${RESERVED_BEGINNING})(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)(?!.*\\.\\.)${BUCKET}(?<!${RESERVED_ENDING})$`),
    "3 to 63 lower-case letters, digits, dots and hyphens; no IP address; none of the beginnings and endings that AWS reserves",
    NAMES_PAGE,
  );

export const bucketArn = () =>
  textOf(
    new RegExp(`^arn:${PARTITION}:s3:::${BUCKET}$`),
    "the ARN of a bucket, such as arn:aws:s3:::acme-lake",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html",
  );

/** The beginning of a bucket's name, which AWS completes with digits; so that it must not end an IP address. */
export const bucketPrefix = () =>
  textOf(
    new RegExp(`^(?!${RESERVED_BEGINNING})(?!\\d+\\.\\d+\\.\\d+\\.\\d*$)(?!.*\\.\\.)[a-z0-9][a-z0-9.-]*$`),
    "lower-case letters, digits, dots and hyphens; none of the beginnings that AWS reserves",
    NAMES_PAGE,
  );

/**
 * The characters of a key that need no special handling, and a few that are common; not `*` and `'`, which AWS counts among
 * them: a policy and a shell read more into those.
 */
const KEY_LETTER = "[A-Za-z0-9!_.()@=:+,-]";
const KEY = `${KEY_LETTER}+(?:\\/${KEY_LETTER}+)*`;
const KEY_WORDS = "letters, digits and !_.()@=:+,-/, with no . or .. between slashes";

/** Of a key, a folder of dots alone: who reads it as a path leaves the bucket, and S3 answers requests for it with an error. */
const DOTS = "(?:.*\\/)?\\.{1,2}(?:\\/|$)";
const KEYS_PAGE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html";

/** Longest key, in bytes. */
const KEY_MAX = 1024;

export const objectKey = () =>
  textOf(new RegExp(`^(?!${DOTS})${KEY}$`), `a key of ${KEY_WORDS}, no slash at either end`, KEYS_PAGE, {
    max: KEY_MAX,
  });

/** What the bucket and the key of an address must not be. */
const NO_BUCKET = [
  `(?!s3:\\/\\/(?:${RESERVED_BEGINNING}|\\d+\\.\\d+\\.\\d+\\.\\d+\\/))`,
  `(?!s3:\\/\\/[^\\/]*(?:\\.\\.|(?:${RESERVED_ENDING})\\/))`,
  `(?!s3:\\/\\/[^\\/]*\\/${DOTS})`,
].join("");
const S3_ADDRESS = `s3:\\/\\/${BUCKET}\\/${KEY}`;
const S3_ADDRESS_MAX = "s3://".length + 63 + "/".length + KEY_MAX;

export const s3Address = () =>
  textOf(
    new RegExp(`^${NO_BUCKET}${S3_ADDRESS}$`),
    `an s3:// address such as s3://acme-lake/setup.sh: a bucket's name, and a key of ${KEY_WORDS}`,
    KEYS_PAGE,
    { max: S3_ADDRESS_MAX },
  );

/** No user, no password, and nothing that curl or a shell would take for more than itself. */
const HTTPS_ADDRESS =
  "https:\\/\\/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\\d{1,5})?\\/(?:[A-Za-z0-9._~!()+,;=:@&?\\/-]|%[0-9A-Fa-f]{2})*";

/** An archive that nodes fetch with `aws s3 cp` or with curl. https://www.rfc-editor.org/rfc/rfc3986#section-3 */
export const archiveAddress = () =>
  textOf(
    new RegExp(`^${NO_BUCKET}(?=.*\\.tgz$)(?:${S3_ADDRESS}|${HTTPS_ADDRESS})$`),
    "an https:// or s3:// address that ends in .tgz: no user or password, no spaces, quotes, wildcards or dollar signs",
    KEYS_PAGE,
    { max: S3_ADDRESS_MAX },
  );
