import { z } from "zod";
import { kmsKeyArn } from "../schema/arn";
import { block } from "../schema/block";
import { onChange } from "../schema/change";
import { wholeNumber } from "../schema/grammar";
import { bucketName, bucketPrefix } from "../schema/s3";

export const storageSchema = block({
  bucket: bucketName()
    .optional()
    .describe("An existing bucket by name, instead of creating one; nothing of it is changed.")
    .meta(onChange({ standalone: "replaces_bucket", emr: "replaces_bucket_and_cluster" })),
  bucket_prefix: bucketPrefix()
    .optional()
    .describe("Beginning of the created bucket's name, AWS completes it. Default: <name>-spark-.")
    .meta(onChange({ standalone: "replaces_bucket", emr: "replaces_bucket_and_cluster" })),
  kms_key_arn: kmsKeyArn()
    .optional()
    .describe(
      "KMS key that encrypts the bucket and the volumes of nodes. Default: keys that S3 manages (SSE-S3), and the one that EBS takes in the account.",
    )
    .meta(onChange({ standalone: "replaces_master_and_volume", emr: "replaces_cluster" })),
  versioning: z
    .boolean()
    .default(true)
    .describe("Keep overwritten and deleted objects for 30 days.")
    .meta(onChange("in_place")),
  log_expiration_days: wholeNumber(1, 3650)
    .default(90)
    .describe("Days after which objects under logs/ and event-logs/ are removed.")
    .meta(onChange("in_place")),
  abort_upload_days: wholeNumber(1, 365)
    .default(7)
    .describe("Days after which unfinished uploads are removed.")
    .meta(onChange("in_place")),
  force_destroy: z
    .boolean()
    .default(false)
    .describe("Let `destroy` remove the bucket with the data in it. False: a bucket that holds objects stays.")
    .meta(onChange("in_place")),
}).describe("Bucket for data, logs and event logs.");

export type Storage = z.output<typeof storageSchema>;
