/** An ARN in its parts. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export interface ArnParts {
  partition: string;
  service: string;
  /** Empty for what is of no region. */
  region: string;
  /** 12 digits, `aws` for what is AWS's own, or empty. */
  account: string;
}

/** The parts of an ARN; undefined for a text that is none. */
export function arnParts(text: string): ArnParts | undefined {
  const [arn, partition = "", service = "", region = "", account = ""] = text.split(":");
  return arn === "arn" ? { partition, service, region, account } : undefined;
}

/** Beginnings of the regions of each partition but the first. */
const PARTITIONS: [beginning: string, partition: string][] = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["eusc-", "aws-eusc"],
  ["us-isob-", "aws-iso-b"],
  ["us-isof-", "aws-iso-f"],
  ["eu-isoe-", "aws-iso-e"],
  ["us-iso-", "aws-iso"],
];

/** The partition of a region: accounts, roles and keys of another one are not known in it. */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([beginning]) => region.startsWith(beginning))?.[1] ?? "aws";
}
