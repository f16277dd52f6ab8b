import { choose } from "../value/choice";
import { isGiven } from "../value/question";
import { json } from "../value/text";
import type { Value } from "../value/value";
import type { DiskEncryption } from "./disk-key";

/**
 * What EMR enforces on every node, as JSON: IMDSv2, and encryption at rest if there is a key for it.
 *
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
 */
export function securityConfiguration(
  bucketKeyArn: Value<string | undefined>,
  { isOwn, keyArn }: DiskEncryption,
): Value<string> {
  const metadata = {
    InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: 2, HttpPutResponseHopLimit: 1 },
  };
  const encrypted = (inS3: object, diskKeyArn: Value<string | undefined>) =>
    json({ ...metadata, EncryptionConfiguration: encryptionAtRest(inS3, diskKeyArn) });
  return choose(
    isGiven(bucketKeyArn),
    encrypted({ EncryptionMode: "SSE-KMS", AwsKmsKey: bucketKeyArn }, bucketKeyArn),
    choose(isOwn, encrypted({ EncryptionMode: "SSE-S3" }, keyArn), json(metadata)),
  );
}

function encryptionAtRest(inS3: object, diskKeyArn: Value<string | undefined>): object {
  return {
    EnableInTransitEncryption: false,
    EnableAtRestEncryption: true,
    AtRestEncryptionConfiguration: {
      S3EncryptionConfiguration: inS3,
      LocalDiskEncryptionConfiguration: {
        EncryptionKeyProviderType: "AwsKms",
        AwsKmsKey: diskKeyArn,
        // Root volumes too; without it, only the volumes beside them.
        EnableEbsEncryption: true,
      },
    },
  };
}
