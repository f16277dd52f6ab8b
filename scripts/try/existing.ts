import type { Environment } from "../../modules/environment/schema";
import { arnParts } from "../../modules/stack/arn";
import type { Place } from "./place";

/** What must stand in a place before something is applied there, under the ids that it names. */
export interface Existing extends Place {
  vpcs?: { id: string; cidr: string; subnet_ids: string[]; route_table_ids: string[] }[];
  security_groups?: { id: string; vpc_id: string }[];
  key_pairs?: string[];
  buckets?: { name: string; region: string }[];
  /** ARNs. */
  keys?: string[];
  /** ARNs. */
  policies?: string[];
  /** ARNs. */
  roles?: string[];
}

/** The account that an environment belongs to: the one its file names, otherwise AWS's own example. */
export function accountOf({ provider }: Environment): string {
  return provider.allowedAccountIds?.[0] ?? provider.assumeRoleArn?.split(":")[4] ?? "123456789012";
}

/** What an environment file takes for granted. */
export function existingOf(environment: Environment, account: string): Existing {
  const { region, network, access, storage, state, provider } = environment;
  const vpcs = Object.values(network.vpcs).flatMap((vpc) =>
    vpc.id === undefined
      ? []
      : [
          {
            id: vpc.id,
            cidr: vpc.cidr as string,
            subnet_ids: [...(vpc.privateSubnetIds ?? []), ...(vpc.publicSubnetIds ?? [])],
            route_table_ids: vpc.routeTableIds ?? [],
          },
        ],
  );
  const hub = network.vpcs[network.hub]?.id ?? vpcs[0]?.id;
  const stateBucket = state.backend === "s3" ? [{ name: state.bucket, region: state.region ?? region }] : [];
  return {
    account,
    region,
    vpcs,
    security_groups: hub === undefined ? [] : access.clientSecurityGroupIds.map((id) => ({ id, vpc_id: hub })),
    key_pairs: access.keyName === undefined ? [] : [access.keyName],
    buckets: [...(storage.bucket === undefined ? [] : [{ name: storage.bucket, region }]), ...stateBucket],
    keys: defined(storage.kmsKeyArn),
    policies: [...defined(access.permissionsBoundaryArn), ...Object.values(access.instancePolicyArns).filter(isOwn)],
    roles: [...access.submitterPrincipalArns.filter(isRole), ...defined(provider.assumeRoleArn)],
  };
}

const defined = (arn: string | undefined) => (arn === undefined ? [] : [arn]);

/** AWS keeps the others. */
const isOwn = (policy: string) => arnParts(policy)?.account !== "aws";

const isRole = (arn: string) => /^arn:[^:]+:iam::\d{12}:role\//.test(arn);
