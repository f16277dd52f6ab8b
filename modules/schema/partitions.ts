/**
 * Beginnings of the regions of each partition but the first, which is `aws`.
 *
 * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const PARTITIONS: Record<string, string> = {
  "aws-cn": "cn-",
  "aws-us-gov": "us-gov-",
  "aws-iso": "us-iso-",
  "aws-iso-b": "us-isob-",
  "aws-iso-e": "eu-isoe-",
  "aws-iso-f": "us-isof-",
  "aws-eusc": "eusc-",
};

/** All partitions but the first. */
export const OTHER_PARTITIONS = Object.keys(PARTITIONS);

/** What the regions of a partition begin with. */
export function regionsBegin(partition: string): string {
  return PARTITIONS[partition] as string;
}

/** The partition of a region: accounts, roles and keys of another one are not known in it. */
export function partitionOf(region: string): string {
  return OTHER_PARTITIONS.find((partition) => region.startsWith(regionsBegin(partition))) ?? "aws";
}
