import { parseLabel } from "./releases";

/** When AWS ends the support of the releases of one line, each day the last one. */
interface Support {
  until: string;
  /** Until when AWS Support extends it for those who ask. */
  extendedUntil?: string;
}

/**
 * Last days of standard support, as AWS listed them after its change of August 14, 2026; read on 2026-11-23.
 *
 * Releases older than the first line of their family ended with it. Pages of single releases differ by a day, and that of
 * emr-spark-8.0.0 by a year (2027-05-20); the list is the policy's own, which gives every release two years.
 * https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-standard-support.html
 * https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-7140-release.html (7.14 is not in the list)
 * https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-spark810-release.html (nor is 8.1, which has long-term support)
 */
const BRIDGE_END = "2026-08-31";
const SUPPORT: Record<string, Support> = {
  "emr-5.36": { until: BRIDGE_END, extendedUntil: "2027-06-30" },
  ...lines("emr-6", 6, 15, { until: BRIDGE_END, extendedUntil: "2027-06-30" }),
  ...lines("emr-7", 0, 2, { until: BRIDGE_END, extendedUntil: "2027-08-31" }),
  "emr-7.3": { until: "2026-10-16", extendedUntil: "2027-08-31" },
  "emr-7.4": { until: "2026-11-13", extendedUntil: "2027-08-31" },
  "emr-7.5": { until: "2026-11-21", extendedUntil: "2027-08-31" },
  "emr-7.6": { until: "2027-01-10", extendedUntil: "2027-08-31" },
  "emr-7.7": { until: "2027-02-06", extendedUntil: "2027-08-31" },
  "emr-7.8": { until: "2027-03-07", extendedUntil: "2027-08-31" },
  "emr-7.9": { until: "2027-05-19", extendedUntil: "2027-08-31" },
  "emr-7.10": { until: "2027-08-15", extendedUntil: "2027-08-31" },
  "emr-7.11": { until: "2027-11-03" },
  "emr-7.12": { until: "2027-11-21" },
  "emr-7.13": { until: "2028-04-20" },
  "emr-7.14": { until: "2028-09-08" },
  "emr-spark-8.0": { until: "2028-05-20" },
  "emr-spark-8.1": { until: "2029-09-07" },
};

function lines(series: string, from: number, to: number, support: Support): Record<string, Support> {
  return Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, offset) => [`${series}.${from + offset}`, support]),
  );
}

/** Support of a release; undefined for one that is newer than the table. */
export function supportOf(label: string): Support | undefined {
  const { family, version } = parseLabel(label);
  const [major, minor] = version;
  const isOld = family === "emr" && (major < 5 || (major === 5 && minor < 36) || (major === 6 && minor < 6));
  return isOld ? { until: BRIDGE_END } : SUPPORT[`${family}-${major}.${minor}`];
}
