import { REGION, textOf } from "./grammar";
import { OTHER_PARTITIONS } from "./partitions";

/**
 * ARNs, by service, resource, partition and account.
 *
 * They land in policies, where `*`, `?` and `${…}` stand for more than themselves: none of them has any of those.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export const PARTITION = `aws(?:${OTHER_PARTITIONS.map((name) => name.replace(/^aws/, "")).join("|")})?`;

const ACCOUNT = "\\d{12}";

/** A letter of a name in IAM. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const LETTER = "[A-Za-z0-9_+=,.@-]";

const NAMES_PAGE = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html";

/** In paths IAM takes more letters than in names, among them those that mean more than themselves in an ARN. */
const FOLDERS = `(?:${LETTER}+\\/)*`;

/** Longest ARN that IAM and KMS take. */
const ARN_MAX = 2048;

function arn(patterns: string[], allowed: string, page: string) {
  return textOf(new RegExp(`^arn:${PARTITION}:(?:${patterns.join("|")})$`), allowed, page, { max: ARN_MAX });
}

export const roleArn = () =>
  arn(
    [`iam::${ACCOUNT}:role\\/${FOLDERS}${LETTER}{1,64}`],
    "the ARN of a role, such as arn:aws:iam::111122223333:role/deployer",
    NAMES_PAGE,
  );

/** Of this or another account, or one that AWS keeps. */
export const policyArn = () =>
  arn(
    [`iam::(?:${ACCOUNT}|aws):policy\\/${FOLDERS}${LETTER}{1,128}`],
    "the ARN of a policy, such as arn:aws:iam::111122223333:policy/boundary",
    NAMES_PAGE,
  );

/** Who may take a role: an account, a role, a user, or a session of one. */
export const principalArn = () =>
  arn(
    [
      `iam::${ACCOUNT}:(?:root|(?:role|user)\\/${FOLDERS}${LETTER}{1,64})`,
      `sts::${ACCOUNT}:assumed-role\\/${LETTER}{1,64}\\/${LETTER}{2,64}`,
      `sts::${ACCOUNT}:federated-user\\/${LETTER}{2,32}`,
    ],
    "the ARN of an account's root, a role, a user or a session, such as arn:aws:iam::111122223333:role/airflow",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  );

const HEX = "[0-9a-f]";
const KEY_ID = `(?:${HEX}{8}-${HEX}{4}-${HEX}{4}-${HEX}{4}-${HEX}{12}|mrk-${HEX}{32})`;
const KEY_PAGE = "https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id-key-ARN";

const KEY = `kms:${REGION}:${ACCOUNT}:key\\/${KEY_ID}`;

/** The ARN of a key wherever it stands in a text. */
export const KEY_ARN = `arn:${PARTITION}:${KEY}`;

/** A key by its ARN. A policy that names an alias allows nothing. */
export const kmsKeyArn = () =>
  arn(
    [KEY],
    "the ARN of a KMS key, not of an alias, such as arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f",
    KEY_PAGE,
  );

const ALIAS = "alias\\/[A-Za-z0-9_\\/-]{1,250}";

/** A key in any of the ways that Terraform's backend takes. */
export const kmsKey = () =>
  textOf(
    new RegExp(`^(?:${KEY_ID}|${ALIAS}|arn:${PARTITION}:kms:${REGION}:${ACCOUNT}:(?:key\\/${KEY_ID}|${ALIAS}))$`),
    "a KMS key by id, alias or ARN, such as alias/terraform-state",
    "https://developer.hashicorp.com/terraform/language/backend/s3#s3-bucket-configuration",
  );

export const rolePath = () =>
  textOf(
    new RegExp(`^\\/${FOLDERS}$`),
    "a path that begins and ends with a slash, of letters, digits and _+=,.@-, such as /data/spark/",
    NAMES_PAGE,
    { max: 512 },
  );

export const externalId = () =>
  textOf(
    /^[A-Za-z0-9_+=,.@:/-]+$/,
    "2 to 1224 letters, digits and _+=,.@:/-",
    "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html",
    { min: 2, max: 1224 },
  );
