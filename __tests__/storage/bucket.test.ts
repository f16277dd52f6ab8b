import { templateOf } from "../support/environment";

const BASE = "name: raster\nregion: us-east-1\ncluster: { engine: standalone }\n";

describe("the bucket of an environment", () => {
  const template = templateOf(BASE);

  it("is named by the environment, completed by AWS, and never destroyed with data in it", () => {
    expect(template.resource("aws_s3_bucket.storage")).toEqual({
      bucket_prefix: "raster-spark-",
      force_destroy: false,
    });
  });

  it("lets nobody in from outside", () => {
    expect(template.resource("aws_s3_bucket_public_access_block.storage_public_access")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(template.resource("aws_s3_bucket_ownership_controls.storage_ownership")).toMatchObject({
      rule: { object_ownership: "BucketOwnerEnforced" },
    });
  });

  it("refuses everything that is not TLS", () => {
    expect(template.document("aws_s3_bucket_policy.storage_policy", "policy")).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "OnlyTls",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: ["${aws_s3_bucket.storage.arn}", "${aws_s3_bucket.storage.arn}/*"],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
  });

  it("encrypts with keys that S3 manages", () => {
    expect(template.resource("aws_s3_bucket_server_side_encryption_configuration.storage_encryption").rule).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" }, bucket_key_enabled: false },
    ]);
  });

  it("keeps versions, and removes logs and unfinished uploads by age", () => {
    expect(template.resource("aws_s3_bucket_versioning.storage_versioning")).toMatchObject({
      versioning_configuration: { status: "Enabled" },
    });
    expect(template.resource("aws_s3_bucket_lifecycle_configuration.storage_lifecycle").rule).toEqual([
      { id: "expire-logs", status: "Enabled", filter: [{ prefix: "logs/" }], expiration: [{ days: 90 }] },
      { id: "expire-event-logs", status: "Enabled", filter: [{ prefix: "event-logs/" }], expiration: [{ days: 90 }] },
      {
        id: "unfinished-uploads",
        status: "Enabled",
        filter: [{ prefix: "" }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      },
      {
        id: "old-versions",
        status: "Enabled",
        filter: [{ prefix: "" }],
        noncurrent_version_expiration: [{ noncurrent_days: 30 }],
      },
    ]);
  });
});

describe("a bucket under a KMS key", () => {
  const key = "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f";
  const template = templateOf(`${BASE}storage: { kms_key_arn: "${key}", bucket_prefix: lake-, force_destroy: true }\n`);

  it("is encrypted with it, and asks KMS once for many objects", () => {
    expect(template.resource("aws_s3_bucket_server_side_encryption_configuration.storage_encryption").rule).toEqual([
      {
        apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: key },
        bucket_key_enabled: true,
      },
    ]);
  });

  it("lets the nodes use that key and no other", () => {
    const { Statement } = template.document("aws_iam_role_policy.access_worker_permissions", "policy") as {
      Statement: { Sid: string; Resource: string[] }[];
    };
    expect(Statement.find(({ Sid }) => Sid === "UseKey")?.Resource).toEqual([key]);
  });

  it("is destroyed with its data where the file says so", () => {
    expect(template.resource("aws_s3_bucket.storage")).toEqual({ bucket_prefix: "lake-", force_destroy: true });
  });
});

describe("an existing bucket", () => {
  const template = templateOf(`${BASE}storage: { bucket: acme-lake }\n`);

  it("is used and left as it is", () => {
    expect(template.addresses().filter((address) => address.startsWith("aws_s3"))).toEqual([]);
    expect(template.output("bucket_name").value).toBe("acme-lake");
    expect(template.document("aws_iam_role_policy.access_worker_permissions", "policy")).toMatchObject({
      Statement: [
        { Sid: "ListBucket", Resource: ["arn:${data.aws_partition.partition.partition}:s3:::acme-lake"] },
        { Sid: "ReadWriteObjects", Resource: ["arn:${data.aws_partition.partition.partition}:s3:::acme-lake/*"] },
        { Sid: "KeepJobs" },
        { Sid: "KeepLogs" },
        { Sid: "SessionManager" },
      ],
    });
  });
});
