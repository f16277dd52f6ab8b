import { securityConfiguration } from "../../modules/emr/security-configuration";
import { argument, value } from "../../modules/value/value";
import { KEY } from "./support";

const configurationOf = (key: string | undefined) => JSON.parse(argument(securityConfiguration(value(key))));

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
