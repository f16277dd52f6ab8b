import { accessRules } from "../access/rules";
import { emrRules } from "../emr/rules";
import { clientRules } from "../network/clients";
import { networkRules } from "../network/rules";
import type { Rule } from "../rule/finding";
import { standaloneRules } from "../standalone/rules";
import { storageRules } from "../storage/rules";
import { capacityRules } from "./capacity-rules";
import type { Environment } from "./schema";

/** Every rule over a whole environment. `today` decides which releases are near the end of their support. */
export function allRules(today: Date): Rule<Environment>[] {
  return [
    ...networkRules,
    ...clientRules,
    ...storageRules,
    ...accessRules,
    ...standaloneRules(today),
    ...emrRules(today),
    ...capacityRules,
  ];
}
