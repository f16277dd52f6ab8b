import { type Check, found } from "../rule/requirement";
import type { Dns } from "./schema";

/** Longest that clients may look for a master where it no longer is, in seconds, without a word. */
const PATIENCE_SECONDS = 3600;

/** What is said of the private zone of a file alone. */
export const dnsChecks: Check<Dns>[] = [
  {
    says: `\`record_ttl_seconds\` is at most ${PATIENCE_SECONDS}: so long a new master is looked for at the old address`,
    source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-basic.html",
    severity: "warning",
    find: ({ recordTtlSeconds }) =>
      recordTtlSeconds > PATIENCE_SECONDS
        ? [
            found(["record_ttl_seconds"], {
              problem: "lets clients and workers look for a new master at the old address for so long",
              got: recordTtlSeconds,
              fix: "lower it; 30 is the default",
            }),
          ]
        : [],
  },
];
