import { engineOf } from "../engines";
import { MOST_CLIENTS } from "../network/client-quota";
import { clientRanges } from "../network/clients";
import { QUOTA_ADVICE, QUOTAS_PAGE, RULES_OF_GROUP } from "../network/quotas";
import { type Check, type Found, found } from "../rule/requirement";
import type { Environment } from "./schema";

/** Rules that a group of nodes has beside those of clients. */
const OWN_RULES = 5;

/** What is asked of clients and of the ports that the engine opens to them: a rule of a security group for each two. */
export const clientChecks: Check<Environment>[] = [
  {
    says: `clients, each with every range of ports, take at most ${RULES_OF_GROUP.most} rules of a security group; a prefix list would count with every entry that it may have`,
    source: QUOTAS_PAGE,
    find: (environment) => {
      const rules = rulesOf(environment);
      return rules > RULES_OF_GROUP.most
        ? said(
            environment,
            rules,
            `AWS takes ${RULES_OF_GROUP.most}`,
            "name larger ranges, or one security group for many clients",
          )
        : [];
    },
  },
  {
    says: `clients, each with every range of ports, take at most ${RULES_OF_GROUP.usual} rules of a security group, the usual quota`,
    source: QUOTAS_PAGE,
    severity: "warning",
    find: (environment) => {
      const rules = rulesOf(environment);
      return rules > RULES_OF_GROUP.usual && rules <= RULES_OF_GROUP.most
        ? said(
            environment,
            rules,
            `an account has ${RULES_OF_GROUP.usual} unless AWS gave it more`,
            `name larger ranges, or ${QUOTA_ADVICE}`,
          )
        : [];
    },
  },
];

function rulesOf(environment: Environment): number {
  const { access, cluster } = environment;
  const clients = clientRanges(environment).length + access.clientSecurityGroupIds.length;
  const ports = (engineOf(cluster).clientPorts?.(cluster).length ?? 0) + (access.keyName ? 1 : 0);
  // Of more clients than any engine has rules for, enough is said.
  return clients === 0 || ports === 0 || clients > MOST_CLIENTS ? 0 : clients * ports + OWN_RULES;
}

function said({ access }: Environment, rules: number, limit: string, fix: string): Found[] {
  return [
    found(access.clientCidrs ? ["access", "client_cidrs"] : ["network", "vpcs"], {
      problem: `asks for ${rules} rules of one security group: each client takes one for each range of ports, and ${limit}`,
      fix,
    }),
  ];
}
