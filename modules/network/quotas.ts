/**
 * How much AWS gives of what a network is made of.
 *
 * `usual` is the quota of an account that never asked for more, `most` what AWS gives to those who ask.
 * https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 *
 * Routes have no entry: a table takes 500 by default since June 2025, and a hub has no more than one for each of the 125
 * peers. https://aws.amazon.com/about-aws/whats-new/2025/06/amazon-vpc-default-route-table-capacity/
 */
export interface Quota {
  usual: number;
  most: number;
}

export const PEERINGS_OF_VPC: Quota = { usual: 50, most: 125 };

/**
 * Rules into a security group; those of all groups of a network interface are at most a thousand.
 *
 * A prefix list in place of ranges makes no fewer: it counts as many rules as it may have entries.
 * https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html
 */
export const RULES_OF_GROUP: Quota = { usual: 60, most: 1000 };

/** In a region; AWS gives hundreds. */
export const VPCS_OF_REGION = { usual: 5 };

/** Of S3, in a region: one for each VPC that has it. Interface endpoints are 50 a VPC, more than there are groups for. */
export const GATEWAY_ENDPOINTS_OF_REGION = { usual: 20 };

/** In a region; each NAT gateway has one, so that no zone comes to more than the five gateways that it takes before. */
export const ADDRESSES_OF_REGION = { usual: 5 };

export const QUOTAS_PAGE = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html";

export const QUOTA_ADVICE = "ask for more at https://console.aws.amazon.com/servicequotas/ first";
