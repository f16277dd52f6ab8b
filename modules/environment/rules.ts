import { roleNames } from "../access/rules";
import { engineOf } from "../engines";
import { clientRules } from "../network/clients";
import { networkRules } from "../network/rules";
import type { Finding, Rule } from "../rule/finding";
import { storageRules } from "../storage/rules";
import { capacityRules } from "./capacity-rules";
import type { Environment } from "./schema";

/** Every rule over a whole environment. `today` decides which releases are near the end of their support. */
export function allRules(today: Date): Rule<Environment>[] {
  return [
    ...networkRules,
    ...clientRules,
    ...storageRules,
    namesOfRoles,
    (environment) => clusterIsPossible(environment, today),
    ...capacityRules,
  ];
}

function clusterIsPossible({ cluster, provider }: Environment, today: Date): Finding[] {
  return engineOf(cluster).check(cluster, { today, providerMajor: provider.version });
}

function namesOfRoles({ name, cluster }: Environment): Finding[] {
  const { name: engine, longestJob } = engineOf(cluster);
  return roleNames({ name, engine, longestJob });
}
