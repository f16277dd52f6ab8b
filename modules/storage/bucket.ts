import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { policyDocument } from "../access/policy";
import { type BucketFacts, LOGS_FOLDER } from "../access/statements";
import { THIS } from "../stack/addressed-stack";
import { AwsFacts } from "../stack/aws-facts";
import { bucketPrefix } from "../stack/names";
import { choose, orElse } from "../value/choice";
import { isAlways, isGiven, isMissing, isNever } from "../value/question";
import { onlyIf, type Times } from "../value/repeat";
import { args, argument, type Value, type Values } from "../value/value";
import type { Storage } from "./schema";

/** Folders of the bucket that fill up by themselves and are emptied by age. */
export const LOG_FOLDERS = [LOGS_FOLDER, "event-logs"] as const;

/** Days that overwritten and deleted objects stay. */
const NONCURRENT_DAYS = 30;

export interface BucketProps {
  environment: string;
  settings: Values<BucketSettings>;
  /** Name of the created bucket in full. Default: AWS completes the prefix. */
  name?: string;
}

/** Without days of expiration, logs stay. */
export type BucketSettings = Omit<Storage, "logExpirationDays"> & Partial<Pick<Storage, "logExpirationDays">>;

type Settings = Values<BucketSettings>;

/** The bucket that one of its settings is about, as often as there is one. */
type Target = Times & { bucket: string };

/** The bucket of an environment: created and locked down, or an existing one left as it is. */
export class Bucket extends Construct implements BucketFacts {
  readonly name: string;
  readonly arn: string;
  readonly kmsKeyArn: Value<string | undefined>;
  /**
   * What has to stand as long as anything uses the bucket; nothing of an existing one. Its lifecycle may go: to make it
   * takes a minute that nothing need wait for.
   */
  readonly foundations: Construct[] = [];

  constructor(scope: Construct, id: string, { environment, settings, name }: BucketProps) {
    super(scope, id);
    this.kmsKeyArn = settings.kmsKeyArn;
    const isMade = isMissing(settings.bucket);
    const existingArn = () => `arn:${AwsFacts.of(this).partition}:s3:::${argument(settings.bucket)}`;
    if (isNever(isMade)) {
      this.name = argument(settings.bucket) as string;
      this.arn = existingArn();
      return;
    }
    const { times, attribute: attributeOf } = onlyIf(isMade);
    const bucket = new S3Bucket(
      this,
      THIS,
      args({
        ...times,
        bucket: name,
        bucketPrefix: name === undefined ? orElse(settings.bucketPrefix, bucketPrefix(environment)) : undefined,
        forceDestroy: settings.forceDestroy,
      }),
    );
    const attribute = (name: string) => attributeOf(bucket, name);
    if (isAlways(isMade)) {
      this.name = bucket.bucket;
      this.arn = bucket.arn;
    } else {
      this.name = new TerraformLocal(this, "name", orElse(settings.bucket, attribute("bucket"))).asString;
      this.arn = new TerraformLocal(this, "arn", choose(isMade, attribute("arn"), existingArn())).asString;
    }
    const target = { ...times, bucket: attribute("id") };
    this.lockDown(target, attribute("arn"), settings);
    const versioning = this.addVersioning(target, settings);
    this.foundations = this.node.children.filter(Construct.isConstruct);
    this.addLifecycle(target, settings, versioning);
  }

  private lockDown(target: Target, arn: string, { kmsKeyArn }: Settings): void {
    const hasKey = isGiven(kmsKeyArn);
    const publicAccess = new S3BucketPublicAccessBlock(this, "public_access", {
      ...target,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, "ownership", {
      ...target,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    new S3BucketServerSideEncryptionConfigurationA(
      this,
      "encryption",
      args({
        ...target,
        rule: [
          {
            applyServerSideEncryptionByDefault: {
              sseAlgorithm: choose(hasKey, "aws:kms", "AES256"),
              kmsMasterKeyId: kmsKeyArn,
            },
            bucketKeyEnabled: hasKey,
          },
        ],
      }),
    );
    new S3BucketPolicy(this, "policy", {
      ...target,
      policy: policyDocument([
        {
          Sid: "OnlyTls",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [arn, `${arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]),
      // S3 answers with a conflict if both are changed at the same moment.
      dependsOn: [publicAccess],
    });
  }

  private addVersioning(target: Target, settings: Settings): S3BucketVersioningA {
    return new S3BucketVersioningA(this, "versioning", {
      ...target,
      versioningConfiguration: { status: argument(choose(settings.versioning, "Enabled", "Suspended")) },
    });
  }

  private addLifecycle(target: Target, settings: Settings, versioning: S3BucketVersioningA): void {
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      ...target,
      rule: [
        ...(isNever(isGiven(settings.logExpirationDays)) ? [] : LOG_FOLDERS).map((folder) => ({
          id: `expire-${folder}`,
          status: "Enabled",
          filter: [{ prefix: `${folder}/` }],
          expiration: [{ days: argument(settings.logExpirationDays) }],
        })),
        {
          id: "unfinished-uploads",
          status: "Enabled",
          filter: [{ prefix: "" }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: argument(settings.abortUploadDays) }],
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
