import { Cidr } from "../modules/network/cidr";

/** Where every instance finds its metadata. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html */
export const METADATA = "169.254.169.254";

/** What stands for the world outside of the VPCs, in ranges that are kept for examples (RFC 5737). */
export const S3 = "198.51.100.1";
export const AWS = "198.51.100.2";
export const WEB = "203.0.113.1";

export const OUTSIDE = [S3, AWS, WEB];

/** A VPC's resolver: its base and two. https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html */
export const resolverOf = (vpcCidr: string): string => plus(vpcCidr, 2);

/** A subnet's router: its base and one. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export const routerOf = (subnetCidr: string): string => plus(subnetCidr, 1);

export const prefixOf = (cidr: string): number => Cidr.parse(cidr).prefix;

/** What two ranges have in common, which is the smaller one or nothing. */
export function common(one: string, other: string): string | undefined {
  const [a, b] = [Cidr.parse(one), Cidr.parse(other)];
  if (!a.overlaps(b)) {
    return undefined;
  }
  return (a.prefix > b.prefix ? a : b).toString();
}

function plus(cidr: string, count: number): string {
  const [base = ""] = Cidr.parse(cidr).toString().split("/");
  const bytes = base.split(".").map(Number);
  return [...bytes.slice(0, 3), (bytes[3] ?? 0) + count].join(".");
}
