import type { Environment } from "../environment/schema";
import { type Finding, fault, type Rule } from "../rule/finding";
import { namePrefix, ROLE_PREFIX_MAX } from "../stack/names";

export const accessRules: Rule<Environment>[] = [roleNames];

/** Jobs whose roles an environment creates; the longest of them limits the environment's name. */
const LONGEST_JOB = { standalone: "submitter", emr: "emr-autoscaling" } as const;

function roleNames({ name, cluster }: Environment): Finding[] {
  const prefix = namePrefix(name, LONGEST_JOB[cluster.engine]);
  return prefix.length <= ROLE_PREFIX_MAX
    ? []
    : [
        fault(["name"], {
          problem: `is too long: a role would be called ${prefix}… (${prefix.length} characters before AWS completes it)`,
          got: name,
          allowed: `at most ${ROLE_PREFIX_MAX - (prefix.length - name.length)} characters with engine ${cluster.engine}`,
        }),
      ];
}
