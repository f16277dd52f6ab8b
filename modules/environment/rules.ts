import { nameFits } from "../access/rules";
import { engineOf } from "../engines";
import { clientRules } from "../network/clients";
import { networkRules } from "../network/rules";
import type { Finding, Rule } from "../rule/finding";
import { judge } from "../rule/judge";
import { bucketPrefix } from "../stack/names";
import { bucketName, storageRules, usualPrefix } from "../storage/rules";
import { value, values } from "../value/value";
import { capacityRules } from "./capacity-rules";
import type { Environment } from "./schema";

/** Every rule over a whole environment. `today` decides which releases are near the end of their support. */
export function allRules(today: Date): Rule<Environment>[] {
  return [
    ...networkRules,
    ({ access }) => judge(clientRules, values(access), ["access"]),
    bucketIsPossible,
    ({ name, cluster }) => judge([nameFits(engineOf(cluster).longestJob)], value(name)),
    ({ cluster, provider }) => engineOf(cluster).check(cluster, { today, providerMajor: provider.version }),
    ...capacityRules,
  ];
}

function bucketIsPossible({ name, storage, state }: Environment): Finding[] {
  const isUsual = storage.bucket === undefined && storage.bucketPrefix === undefined;
  return [
    ...judge(storageRules, values(storage), ["storage"]),
    ...(isUsual ? judge([usualPrefix], value(bucketPrefix(name)), ["storage"]) : []),
    ...(state.backend === "s3"
      ? judge([(bucket) => bucketName(bucket, ["bucket"])], value(state.bucket), ["state"])
      : []),
  ];
}
