import { z } from "zod";
import { block } from "../schema/block";
import { onChange } from "../schema/change";
import { arn, wholeNumber } from "../schema/grammar";

export const nameSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*[a-z0-9]$/,
    "lower-case letters, digits and hyphens, starting with a letter, not ending in a hyphen",
  )
  .max(32)
  .meta({
    ...onChange("refused"),
    description: "Name of the environment: the stack, and the beginning of every resource's name.",
    examples: ["raster"],
  });

export const regionSchema = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "a region such as us-east-1")
  .meta({ ...onChange("refused"), description: "AWS region of everything.", examples: ["us-east-1"] });

export const tagsSchema = z
  .record(
    z
      .string()
      .min(1)
      .max(128)
      .regex(
        /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u,
        "1 to 128 letters, digits, spaces and _.:/=+-@, not beginning with aws:",
      ),
    z
      .string()
      .max(256)
      .regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u, "up to 256 letters, digits, spaces and _.:/=+-@"),
  )
  .default({})
  .describe("Tags of every resource and of every instance and volume that starts later.")
  .meta(onChange({ standalone: "tags", emr: "in_place" }));

const localState = block({
  backend: z.literal("local").meta(onChange("migrates")),
  path: z
    .string()
    .regex(/^(?!\/)(?![A-Za-z]:)[^\0]+$/, "a path relative to the folder of the environment file")
    .optional()
    .describe("State file, relative to the environment file's folder. Default: terraform.<name>.tfstate.")
    .meta(onChange("migrates")),
});

const s3State = block({
  backend: z.literal("s3").meta(onChange("migrates")),
  bucket: z.string().describe("Bucket that holds the state; it must exist.").meta(onChange("migrates")),
  key: z
    .string()
    .min(1)
    .max(1024)
    .optional()
    .describe("Object key. Default: terraspark/<name>.tfstate.")
    .meta(onChange("migrates")),
  region: z
    .string()
    .optional()
    .describe("Region of that bucket. Default: the environment's.")
    .meta(onChange("migrates")),
  kms_key_id: z
    .string()
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
  assume_role_arn: arn("iam", "arn:aws:iam::111122223333:role/deployer")
    .optional()
    .describe("Role that Terraform takes before it does anything.")
    .meta(onChange("nothing")),
  external_id: z.string().min(2).max(1224).optional().describe("External id for that role.").meta(onChange("nothing")),
  allowed_account_ids: z
    .array(z.string().regex(/^\d{12}$/, "an account id of 12 digits, quoted"))
    .optional()
    .describe("Accounts that Terraform may change; in any other it stops.")
    .meta(onChange("nothing")),
}).describe("Terraform's AWS provider: its version, and how it signs in.");

export type State = z.output<typeof stateSchema>;
export type Provider = z.output<typeof providerSchema>;
