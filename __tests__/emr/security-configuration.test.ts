import { securityConfiguration } from "../../modules/emr/security-configuration";
import { KEY } from "./support";

const IMDSV2 = { MinimumInstanceMetadataServiceVersion: 2, HttpPutResponseHopLimit: 1 };

test("nodes answer to IMDSv2 only", () => {
  expect(JSON.parse(securityConfiguration(undefined))).toEqual({ InstanceMetadataServiceConfiguration: IMDSV2 });
});

test("the bucket's key encrypts what EMR writes to S3 and to disks", () => {
  expect(JSON.parse(securityConfiguration(KEY))).toEqual({
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
