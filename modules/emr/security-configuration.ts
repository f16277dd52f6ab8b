import { choose, isGiven, json } from "../value/plan-time";

/**
 * What EMR enforces on every node, as JSON: IMDSv2, and encryption at rest if there is a key for it.
 *
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
 */
export function securityConfiguration(kmsKeyArn: string | undefined): string {
  const metadata = {
    InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: 2, HttpPutResponseHopLimit: 1 },
  };
  const encryption = { EncryptionConfiguration: encryptionAtRest(kmsKeyArn as string) };
  return choose(isGiven(kmsKeyArn), json({ ...metadata, ...encryption }), json(metadata));
}

function encryptionAtRest(kmsKeyArn: string): object {
  return {
    EnableInTransitEncryption: false,
    EnableAtRestEncryption: true,
    AtRestEncryptionConfiguration: {
      S3EncryptionConfiguration: { EncryptionMode: "SSE-KMS", AwsKmsKey: kmsKeyArn },
      LocalDiskEncryptionConfiguration: {
        EncryptionKeyProviderType: "AwsKms",
        AwsKmsKey: kmsKeyArn,
        // Root volumes too; without it, only the volumes beside them.
        EnableEbsEncryption: true,
      },
    },
  };
}
