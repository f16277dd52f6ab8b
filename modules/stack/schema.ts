import { z } from "zod";
import { externalId, kmsKey, roleArn } from "../schema/arn";
import { block } from "../schema/block";
import { onChange } from "../schema/change";
import { accountId, region, textOf, wholeNumber } from "../schema/grammar";
import { onceEach } from "../schema/once-each";
import { bucketName, objectKey } from "../schema/s3";

export const nameSchema = textOf(
  /^[a-z][a-z0-9-]*[a-z0-9]$/,
  "lower-case letters, digits and hyphens, starting with a letter, not ending in a hyphen",
  undefined,
  { max: 32 },
)
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
  .regex(/^(?!sg(?:-|$))/, "no name that begins with sg-, as no name of a security group may")
  .meta({
    ...onChange("refused"),
    description: "Name of the environment: the stack, and the beginning of every resource's name.",
    examples: ["raster"],
  });

export const regionSchema = region().meta({
  ...onChange("refused"),
  description: "AWS region of everything.",
  examples: ["us-east-1"],
});

/** IAM takes the fewest letters, and its spaces are those that break no line. */
const TAGS_PAGE = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html";

export const tagsSchema = z
  .record(
    textOf(
      /^(?![aA][wW][sS]:)[\p{L}\p{Zs}\p{N}_.:/=+\-@]+$/u,
      "1 to 128 letters, digits, spaces and _.:/=+-@, not beginning with aws:",
      TAGS_PAGE,
      { min: 1, max: 128 },
    ),
    textOf(/^[\p{L}\p{Zs}\p{N}_.:/=+\-@]*$/u, "up to 256 letters, digits, spaces and _.:/=+-@", TAGS_PAGE, {
      max: 256,
    }),
  )
  .default({})
  .describe("Tags of every resource and of every instance and volume that starts later.")
  .meta(onChange({ standalone: "tags", emr: "in_place" }));

const localState = block({
  backend: z.literal("local").meta(onChange("migrates")),
  path: textOf(
    /^(?!\/)(?!(?:.*\/)?\.{1,2}$)[\p{L}\p{M}\p{N} _.,@+=~()/-]+(?<!\/)$/u,
    "a file by its path from the folder of the environment file, of letters, digits, spaces and _.,@+=~()/-",
  )
    .optional()
    .describe("State file, relative to the environment file's folder. Default: terraform.<name>.tfstate.")
    .meta(onChange("migrates")),
});

const s3State = block({
  backend: z.literal("s3").meta(onChange("migrates")),
  bucket: bucketName().describe("Bucket that holds the state; it must exist.").meta(onChange("migrates")),
  key: objectKey().optional().describe("Object key. Default: terraspark/<name>.tfstate.").meta(onChange("migrates")),
  region: region().optional().describe("Region of that bucket. Default: the environment's.").meta(onChange("migrates")),
  kms_key_id: kmsKey()
    .optional()
    .describe("KMS key for the state object. Default: the bucket's own encryption.")
    .meta(onChange("nothing")),
});

export const stateSchema = z
  .discriminatedUnion("backend", [localState, s3State])
  .describe(
    "Where Terraform keeps its state: a local file, or S3 with a lock file beside it (Terraform 1.10 or newer).",
  );

/** Major version of the AWS provider that a text is for. */
export type ProviderMajor = 5 | 6;

/** What a text is for unless somebody says otherwise. */
export const DEFAULT_PROVIDER: ProviderMajor = 6;

export const providerSchema = block({
  version: wholeNumber(5, 6)
    .default(DEFAULT_PROVIDER)
    .transform((major) => major as ProviderMajor)
    .describe("Major version of Terraform's AWS provider. An EMR cluster is written for one; all else fits both.")
    .meta(onChange("upgrades")),
  assume_role_arn: roleArn()
    .optional()
    .describe("Role that Terraform takes before it does anything.")
    .meta(onChange("nothing")),
  external_id: externalId().optional().describe("External id for that role.").meta(onChange("nothing")),
  allowed_account_ids: onceEach(z.array(accountId()).min(1))
    .optional()
    .describe("Accounts that Terraform may change; in any other it stops.")
    .meta(onChange("nothing")),
}).describe("Terraform's AWS provider: its version, and how it signs in.");

export type State = z.output<typeof stateSchema>;
export type Provider = z.output<typeof providerSchema>;
