import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct } from "constructs";
import { policyDocument } from "../access/policy";
import type { BucketFacts } from "../access/statements";
import type { Storage } from "../environment/schema/storage";
import { THIS } from "../stack/addressed-stack";
import { AwsFacts } from "../stack/aws-facts";
import { bucketPrefix } from "../stack/names";

/** Folders of the bucket that fill up by themselves and are emptied by age. */
export const LOG_FOLDERS = ["logs", "event-logs"] as const;

/** Days that overwritten and deleted objects stay. */
const NONCURRENT_DAYS = 30;

export interface BucketProps {
  environment: string;
  settings: Storage;
}

/** The bucket of an environment: created and locked down, or an existing one left as it is. */
export class Bucket extends Construct implements BucketFacts {
  readonly name: string;
  readonly arn: string;
  readonly kmsKeyArn?: string;

  constructor(scope: Construct, id: string, { environment, settings }: BucketProps) {
    super(scope, id);
    this.kmsKeyArn = settings.kmsKeyArn;
    if (settings.bucket) {
      this.name = settings.bucket;
      this.arn = `arn:${AwsFacts.of(this).partition}:s3:::${settings.bucket}`;
      return;
    }
    const bucket = new S3Bucket(this, THIS, {
      bucketPrefix: settings.bucketPrefix ?? bucketPrefix(environment),
      forceDestroy: settings.forceDestroy,
    });
    this.name = bucket.bucket;
    this.arn = bucket.arn;
    this.lockDown(bucket, settings);
    this.addLifecycle(bucket, settings);
  }

  private lockDown(bucket: S3Bucket, { kmsKeyArn }: Storage): void {
    const publicAccess = new S3BucketPublicAccessBlock(this, "public_access", {
      bucket: bucket.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, "ownership", {
      bucket: bucket.id,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket: bucket.id,
      rule: [
        {
          applyServerSideEncryptionByDefault: kmsKeyArn
            ? { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKeyArn }
            : { sseAlgorithm: "AES256" },
          bucketKeyEnabled: kmsKeyArn !== undefined,
        },
      ],
    });
    new S3BucketPolicy(this, "policy", {
      bucket: bucket.id,
      policy: policyDocument([
        {
          Sid: "OnlyTls",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [bucket.arn, `${bucket.arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]),
      // S3 answers with a conflict if both are changed at the same moment.
      dependsOn: [publicAccess],
    });
  }

  private addLifecycle(bucket: S3Bucket, settings: Storage): void {
    const versioning = new S3BucketVersioningA(this, "versioning", {
      bucket: bucket.id,
      versioningConfiguration: { status: settings.versioning ? "Enabled" : "Suspended" },
    });
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: bucket.id,
      rule: [
        ...LOG_FOLDERS.map((folder) => ({
          id: `expire-${folder}`,
          status: "Enabled",
          filter: [{ prefix: `${folder}/` }],
          expiration: [{ days: settings.logExpirationDays }],
        })),
        {
          id: "unfinished-uploads",
          status: "Enabled",
          filter: [{ prefix: "" }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: settings.abortUploadDays }],
        },
        {
          id: "old-versions",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrentVersionExpiration: [{ noncurrentDays: NONCURRENT_DAYS }],
        },
      ],
      // Rules for old versions are refused while versioning is still being turned on.
      dependsOn: [versioning],
    });
  }
}
