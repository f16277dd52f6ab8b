/**
 * Zone letters by region, as EC2 DescribeAvailabilityZones listed them in July 2026 (taken from
 * getmoto/moto 5.2.5), with the letters that only some accounts see. Local and Wavelength Zones
 * are left out. A region that is not here is new: its zones are not judged.
 */
const ZONE_LETTERS: Record<string, string> = {
  "af-south-1": "abc",
  "ap-east-1": "abc",
  "ap-east-2": "abc",
  "ap-northeast-1": "abcd",
  "ap-northeast-2": "abcd",
  "ap-northeast-3": "abc",
  "ap-south-1": "abc",
  "ap-south-2": "abc",
  "ap-southeast-1": "abc",
  "ap-southeast-2": "abc",
  "ap-southeast-3": "abc",
  "ap-southeast-4": "abc",
  "ap-southeast-5": "abc",
  "ap-southeast-6": "abc",
  "ap-southeast-7": "abc",
  "ca-central-1": "abd",
  "ca-west-1": "abc",
  "cn-north-1": "abd",
  "cn-northwest-1": "abc",
  "eu-central-1": "abc",
  "eu-central-2": "abc",
  "eu-north-1": "abc",
  "eu-south-1": "abc",
  "eu-south-2": "abc",
  "eu-west-1": "abc",
  "eu-west-2": "abc",
  "eu-west-3": "abc",
  "il-central-1": "abc",
  "me-central-1": "abc",
  "me-south-1": "abc",
  "mx-central-1": "abc",
  "sa-east-1": "abc",
  "us-east-1": "abcdef",
  "us-east-2": "abc",
  "us-gov-east-1": "abc",
  "us-gov-west-1": "abc",
  "us-west-1": "abc",
  "us-west-2": "abcd",
};

/** The names of a region's zones; undefined for a region that is not in the table. */
export function zonesOf(region: string): string[] | undefined {
  return Object.hasOwn(ZONE_LETTERS, region)
    ? Array.from(ZONE_LETTERS[region] as string, (letter) => region + letter)
    : undefined;
}

export const knownRegions = (): string[] => Object.keys(ZONE_LETTERS);

/**
 * Regions that an account has from its beginning: those that AWS opened before 2019-03-20, Osaka, which it made one of them,
 * and those of other partitions.
 *
 * https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
const OPEN_TO_ALL = [
  ...["ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2"],
  ...["ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1"],
  ...["us-east-1", "us-east-2", "us-west-1", "us-west-2"],
  ...["cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1"],
];

/** Whether a known region has to be enabled in an account before anything can be made there. */
export const isOptIn = (region: string): boolean =>
  Object.hasOwn(ZONE_LETTERS, region) && !OPEN_TO_ALL.includes(region);
