import { z } from "zod";

/**
 * The small grammars of texts that several blocks share; those of ARNs, of S3 and of free texts have files of their own.
 *
 * Each is as narrow as what reads the text in the end. Terraform's modules check the same patterns, so they look ahead at
 * the beginning and behind at the end alone (`modules/value/pattern.ts`).
 */

/**
 * A text of one grammar.
 *
 * @param allowed completes the sentence "allowed: …" of an error message
 * @param page where the grammar comes from; left out for what is this project's own
 * @param limits how short and how long, where the pattern does not say
 */
export function textOf(
  pattern: RegExp,
  allowed: string,
  page?: string,
  { min, max }: { min?: number; max?: number } = {},
) {
  const long = min === undefined ? z.string() : z.string().min(min);
  const bounded = max === undefined ? long : long.max(max);
  const text = bounded.regex(pattern, allowed);
  return page === undefined ? text : text.meta({ "x-page": page });
}

const OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

export const cidr = () =>
  textOf(
    new RegExp(`^(?:${OCTET}\\.){3}${OCTET}\\/(?:3[0-2]|[12]?\\d)$`),
    "an IPv4 range such as 10.0.0.0/18",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
  );

/** Ids of EC2 have 8 or 17 digits. */
export const awsId = (prefix: string) =>
  textOf(
    new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`),
    `an id such as ${prefix}-0123456789abcdef0`,
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html",
  );

/** Name of a VPC in the environment file, and of a peer in the module `peering`. */
export const vpcName = () =>
  textOf(/^[a-z][a-z0-9-]{0,23}$/, "1 to 24 lower-case letters, digits and hyphens, starting with a letter");

export const instanceType = () =>
  textOf(
    /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/,
    "an EC2 instance type such as m7g.xlarge",
    "https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html",
    { max: 32 },
  );

/** `us-east-1`, `us-gov-west-1`, `us-iso-east-1`, `eusc-de-east-1`. */
export const REGION = "[a-z]{2,4}(?:-[a-z]+)+-\\d";

const REGIONS_PAGE = "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html";

export const region = () => textOf(new RegExp(`^${REGION}$`), "a region such as us-east-1", REGIONS_PAGE);

export const zoneName = () => textOf(new RegExp(`^${REGION}[a-z]$`), "a zone name such as us-east-1a", REGIONS_PAGE);

export const accountId = () =>
  textOf(
    /^\d{12}$/,
    "an account id of 12 digits, quoted",
    "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html",
  );

/** The name of an EC2 key pair, in which AWS takes any printable ASCII. */
export const keyPairName = () =>
  textOf(
    /^(?! )[\x20-\x7e]{1,255}(?<! )$/,
    "1 to 255 printable ASCII characters, no space at either end",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateKeyPair.html",
  );

export const wholeNumber = (min: number, max: number) => z.int().min(min).max(max);

export const price = () =>
  textOf(/^(?=.*[1-9])\d{1,4}(\.\d{1,5})?$/, 'a price in US dollars per hour, quoted and above zero, such as "0.12"');
