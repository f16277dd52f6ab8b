import { type Check, type Found, found } from "../rule/requirement";
import { natOf, zoneCount, zonesFor } from "./plan";
import {
  ADDRESSES_OF_REGION,
  GATEWAY_ENDPOINTS_OF_REGION,
  PEERINGS_OF_VPC,
  QUOTA_ADVICE,
  QUOTAS_PAGE,
  VPCS_OF_REGION,
} from "./quotas";
import type { NetworkSettings, Vpc } from "./schema";

/** What AWS makes of a network for those alone who asked for more than the usual. */
export const quotaChecks: Check<NetworkSettings>[] = [
  {
    says: `\`vpcs\` are at most ${PEERINGS_OF_VPC.usual} peers and the hub, as many as AWS connects unless asked for more`,
    source: QUOTAS_PAGE,
    severity: "warning",
    find: ({ network }) => {
      const peers = Object.keys(network.vpcs).length - 1;
      return peers > PEERINGS_OF_VPC.usual && peers <= PEERINGS_OF_VPC.most
        ? more("peerings of the hub", peers, PEERINGS_OF_VPC.usual)
        : [];
    },
  },
  {
    says: `\`vpcs\` that are made are at most ${VPCS_OF_REGION.usual}, the usual quota of a region`,
    source: QUOTAS_PAGE,
    severity: "warning",
    find: (settings) => {
      const made = madeVpcs(settings).length;
      return made > VPCS_OF_REGION.usual ? more("VPCs of this region", made, VPCS_OF_REGION.usual) : [];
    },
  },
  {
    says: `\`s3_endpoint\` is of at most ${GATEWAY_ENDPOINTS_OF_REGION.usual} VPCs, the usual quota of a region`,
    source: QUOTAS_PAGE,
    severity: "warning",
    find: (settings) => {
      const endpoints = madeVpcs(settings).filter(({ s3Endpoint }) => s3Endpoint).length;
      return endpoints > GATEWAY_ENDPOINTS_OF_REGION.usual
        ? more("gateway endpoints of this region, one for each VPC", endpoints, GATEWAY_ENDPOINTS_OF_REGION.usual)
        : [];
    },
  },
  {
    says: `\`nat\` takes at most ${ADDRESSES_OF_REGION.usual} addresses in all, the usual quota of a region`,
    source: QUOTAS_PAGE,
    severity: "warning",
    find: (settings) => {
      const gateways = natGateways(settings);
      return gateways > ADDRESSES_OF_REGION.usual
        ? more("Elastic IP addresses, one for each NAT gateway", gateways, ADDRESSES_OF_REGION.usual)
        : [];
    },
  },
];

function madeVpcs({ network }: NetworkSettings): Vpc[] {
  return Object.values(network.vpcs).filter(({ id }) => id === undefined);
}

function more(what: string, count: number, usual: number): Found[] {
  return [
    found(["network", "vpcs"], {
      problem: `asks for ${count} ${what}; an account has ${usual} unless AWS gave it more`,
      fix: QUOTA_ADVICE,
    }),
  ];
}

function natGateways(settings: NetworkSettings): number {
  return Object.entries(settings.network.vpcs)
    .filter(([, { id }]) => id === undefined)
    .reduce((sum, [name, vpc]) => {
      const nat = natOf(settings, name, vpc);
      return sum + (nat === "none" ? 0 : nat === "single" ? 1 : zoneCount(zonesFor(settings, vpc)));
    }, 0);
}
