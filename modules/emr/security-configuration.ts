import { choose } from "../value/choice";
import { isGiven } from "../value/question";
import { json } from "../value/text";
import type { Value } from "../value/value";

/**
 * What EMR enforces on every node, as JSON: IMDSv2, and encryption at rest if there is a key for it.
 *
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
 */
export function securityConfiguration(kmsKeyArn: Value<string | undefined>): Value<string> {
  const metadata = {
    InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: 2, HttpPutResponseHopLimit: 1 },
  };
  const encryption = { EncryptionConfiguration: encryptionAtRest(kmsKeyArn) };
  return choose(isGiven(kmsKeyArn), json({ ...metadata, ...encryption }), json(metadata));
}

function encryptionAtRest(kmsKeyArn: Value<string | undefined>): object {
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
