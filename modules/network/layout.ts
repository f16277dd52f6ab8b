import { SMALLEST_PREFIX, SUBNET_BITS } from "./plan";

/** Expressions of the prefix lengths of a VPC and of its subnets. */
export interface Prefixes {
  vpc: string;
  private: string;
  public: string;
}

/**
 * The layout of a VPC's subnets in Terraform's language, for what only Terraform knows when it plans: the same subnets
 * as `planSubnets` lays out.
 *
 * @param vpc expression of the VPC's settings, which have the keys of the environment file, all of them, and the name
 *   of each zone in `availability_zones`
 */
export function layoutOf(vpc: string) {
  const own = `tonumber(split("/", ${vpc}.cidr)[1])`;
  const prefixes: Prefixes = {
    vpc: own,
    private: prefix(`${vpc}.private_subnet_prefix`, own, SUBNET_BITS.private),
    public: prefix(`${vpc}.public_subnet_prefix`, own, SUBNET_BITS.public),
  };
  return {
    prefixes,
    /** Private subnets from the lowest address upwards, public ones from the highest downwards. */
    subnets: (by: Prefixes = prefixes) => ({
      private: `[for index, zone in ${vpc}.availability_zones : cidrsubnet(${vpc}.cidr, ${by.private} - ${by.vpc}, index)]`,
      public: `[for index, zone in ${vpc}.availability_zones : cidrsubnet(${vpc}.cidr, ${by.public} - ${by.vpc}, pow(2, ${by.public} - ${by.vpc}) - 1 - index) if ${vpc}.internet_gateway]`,
    }),
    /** Whether the VPC holds a subnet of each tier for every zone. */
    fits: `length(${vpc}.availability_zones) * (${size(prefixes.private)} + (${vpc}.internet_gateway ? ${size(prefixes.public)} : 0)) <= ${size(own)}`,
  };
}

const prefix = (asked: string, own: string, bits: number) =>
  `(${asked} == null ? min(${own} + ${bits}, ${SMALLEST_PREFIX}) : ${asked})`;

const size = (length: string) => `pow(2, 32 - ${length})`;
