import { type Finding, fault } from "../rule/finding";
import { namePrefix, ROLE_PREFIX_MAX } from "../stack/names";

/** What an environment is named after, and the longest name of a role that follows from it. */
interface Named {
  name: string;
  engine: string;
  longestJob: string;
}

/** AWS completes the names of roles, so that the longest of them limits the name of the environment. */
export function roleNames({ name, engine, longestJob }: Named): Finding[] {
  const prefix = namePrefix(name, longestJob);
  return prefix.length <= ROLE_PREFIX_MAX
    ? []
    : [
        fault(["name"], {
          problem: `is too long: a role would be called ${prefix}… (${prefix.length} characters before AWS completes it)`,
          got: name,
          allowed: `at most ${ROLE_PREFIX_MAX - (prefix.length - name.length)} characters with engine ${engine}`,
        }),
      ];
}
