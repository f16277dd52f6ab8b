import { securityConfiguration } from "../../modules/emr/security-configuration";
import { argument, value } from "../../modules/value/value";
import { KEY } from "./support";

const configurationOf = (bucketKey: string | undefined, ownKey?: string) =>
  JSON.parse(
    argument(
      securityConfiguration(value(bucketKey), {
        isEncrypted: value((bucketKey ?? ownKey) !== undefined),
        isOwn: value(ownKey !== undefined),
        keyArn: value(bucketKey ?? ownKey),
      }),
    ),
  );

const IMDSV2 = { MinimumInstanceMetadataServiceVersion: 2, HttpPutResponseHopLimit: 1 };

test("nodes answer to IMDSv2 only", () => {
  expect(configurationOf(undefined)).toEqual({ InstanceMetadataServiceConfiguration: IMDSV2 });
});

test("the bucket's key encrypts what EMR writes to S3 and to disks", () => {
  expect(configurationOf(KEY)).toEqual({
    InstanceMetadataServiceConfiguration: IMDSV2,
    EncryptionConfiguration: {
      EnableInTransitEncryption: false,
      EnableAtRestEncryption: true,
      AtRestEncryptionConfiguration: {
        S3EncryptionConfiguration: { EncryptionMode: "SSE-KMS", AwsKmsKey: KEY },
        LocalDiskEncryptionConfiguration: {
          EncryptionKeyProviderType: "AwsKms",
          AwsKmsKey: KEY,
          EnableEbsEncryption: true,
        },
      },
    },
  });
});

test("a key of the cluster's own encrypts disks, and S3's keys what EMR writes to S3", () => {
  expect(configurationOf(undefined, KEY).EncryptionConfiguration).toEqual({
    EnableInTransitEncryption: false,
    EnableAtRestEncryption: true,
    AtRestEncryptionConfiguration: {
      S3EncryptionConfiguration: { EncryptionMode: "SSE-S3" },
      LocalDiskEncryptionConfiguration: {
        EncryptionKeyProviderType: "AwsKms",
        AwsKmsKey: KEY,
        EnableEbsEncryption: true,
      },
    },
  });
});
