import type { Path } from "../rule/finding";
import { type Check, type Found, found } from "../rule/requirement";
import { partitionOf } from "../schema/partitions";
import { type ArnParts, arnParts } from "../stack/arn";
import type { Environment } from "./schema";

const ARNS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html";

/** What ARNs of a file have to do with its region and its account. */
export const arnChecks: Check<Environment>[] = [
  { says: "an ARN is of the partition that the region is in", source: ARNS, find: arePartitionsRight },
  {
    says: "`storage.kms_key_arn` is of the region, and the key of the state of that of its bucket",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
    find: areKeysOfRegion,
  },
  {
    says: "`provider.assume_role_arn` is of an account of `provider.allowed_account_ids`",
    source: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs#allowed_account_ids-1",
    find: isAccountAllowed,
  },
  {
    says: "`access.permissions_boundary_arn` and `access.instance_policy_arns` are of the account that Terraform works in, or AWS's own",
    source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html",
    find: arePoliciesOfAccount,
  },
  {
    says: "`provider.external_id` is given with `provider.assume_role_arn`",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
    severity: "warning",
    find: ({ provider }) =>
      provider.externalId !== undefined && provider.assumeRoleArn === undefined
        ? [
            found(["provider", "external_id"], {
              problem: "has no effect: no role is taken",
              got: provider.externalId,
              fix: "add the role (assume_role_arn), or remove it",
            }),
          ]
        : [],
  },
];

interface Place {
  path: Path;
  text: string;
  arn: ArnParts;
}

function placesOf(path: Path, text: string | undefined): Place[] {
  const arn = text === undefined ? undefined : arnParts(text);
  return text === undefined || arn === undefined ? [] : [{ path, text, arn }];
}

const keyOfBucket = ({ storage }: Environment) => placesOf(["storage", "kms_key_arn"], storage.kmsKeyArn);

const keyOfState = ({ state }: Environment) =>
  state.backend === "s3" ? placesOf(["state", "kms_key_id"], state.kmsKeyId) : [];

const policiesOfNodes = ({ access }: Environment) =>
  Object.entries(access.instancePolicyArns).flatMap(([name, arn]) =>
    placesOf(["access", "instance_policy_arns", name], arn),
  );

function arePartitionsRight(environment: Environment): Found[] {
  const { region, access, provider } = environment;
  const partition = partitionOf(region);
  const all = [
    ...keyOfBucket(environment),
    ...keyOfState(environment),
    ...placesOf(["access", "permissions_boundary_arn"], access.permissionsBoundaryArn),
    ...policiesOfNodes(environment),
    ...access.submitterPrincipalArns.flatMap((one, at) => placesOf(["access", "submitter_principal_arns", at], one)),
    ...placesOf(["provider", "assume_role_arn"], provider.assumeRoleArn),
  ];
  return all
    .filter(({ arn }) => arn.partition !== partition)
    .map(({ path, text, arn }) =>
      found(path, {
        problem: `is of the partition ${arn.partition}, while ${region} is in ${partition}`,
        got: text,
        allowed: `arn:${partition}:…`,
        fix: "name one of the same partition, or correct the region",
        because: [["region"]],
      }),
    );
}

function areKeysOfRegion(environment: Environment): Found[] {
  const { region, state } = environment;
  const ofState = (state.backend === "s3" ? state.region : undefined) ?? region;
  const wrong = (places: Place[], right: string, whose: string, because: Path) =>
    places
      .filter(({ arn }) => arn.region !== right && arn.partition === partitionOf(right))
      .map(({ path, text, arn }) =>
        found(path, {
          problem: `is a key of ${arn.region || "no region"}, while ${whose} is in ${right}`,
          got: text,
          allowed: `a key of ${right}`,
          fix: "name a key of that region",
          because: [because],
        }),
      );
  return [
    ...wrong(keyOfBucket(environment), region, "the bucket", ["region"]),
    ...wrong(keyOfState(environment), ofState, "the bucket of the state", ["state", "region"]),
  ];
}

/** The account that Terraform works in, where the file says it. */
function accountOf({ provider }: Environment): string | undefined {
  const only = provider.allowedAccountIds?.length === 1 ? provider.allowedAccountIds[0] : undefined;
  return only ?? (provider.assumeRoleArn && arnParts(provider.assumeRoleArn)?.account);
}

function isAccountAllowed({ provider }: Environment): Found[] {
  const { assumeRoleArn, allowedAccountIds = [] } = provider;
  const account = assumeRoleArn && arnParts(assumeRoleArn)?.account;
  return !account || allowedAccountIds.length === 0 || allowedAccountIds.includes(account)
    ? []
    : [
        found(["provider", "assume_role_arn"], {
          problem: `is of the account ${account}, which allowed_account_ids does not name; Terraform stops there`,
          got: assumeRoleArn,
          allowed: `a role of ${allowedAccountIds.join(", ")}`,
          fix: `add "${account}" to allowed_account_ids, or name a role of one of them`,
          because: [["provider", "allowed_account_ids"]],
        }),
      ];
}

function arePoliciesOfAccount(environment: Environment): Found[] {
  const account = accountOf(environment);
  const policies = [
    ...placesOf(["access", "permissions_boundary_arn"], environment.access.permissionsBoundaryArn),
    ...policiesOfNodes(environment),
  ];
  return policies
    .filter(({ arn }) => account !== undefined && arn.account !== "aws" && arn.account !== account)
    .map(({ path, text, arn }) =>
      found(path, {
        problem: `is a policy of the account ${arn.account}, while the roles are made in ${account}`,
        got: text,
        allowed: `a policy of ${account}, or one of AWS's own`,
        fix: "name a policy of that account",
        because: [["provider"]],
      }),
    );
}
