import { hcl } from "../value/expression";
import { type Answer, ask } from "../value/question";
import { type Value, value, whenKnown } from "../value/value";

/** An EMR release label, taken apart. */
interface Release {
  family: "emr" | "emr-spark";
  version: [major: number, minor: number, patch: number];
}

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

/** The newest release of each family, to suggest instead of one whose support ends. */
export const NEWEST_RELEASES: Record<Release["family"], string> = {
  emr: "emr-7.14.0",
  "emr-spark": "emr-spark-8.1.0",
};

function lines(series: string, from: number, to: number, support: Support): Record<string, Support> {
  return Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, offset) => [`${series}.${from + offset}`, support]),
  );
}

function parse(label: string): Release {
  const [, family, ...version] = /^(emr|emr-spark)-(\d+)\.(\d+)\.(\d+)$/.exec(label) ?? [];
  if (version.length !== 3) {
    throw new Error(`${label} is not a release label such as emr-7.14.0`);
  }
  return { family: family as Release["family"], version: version.map(Number) as Release["version"] };
}

/** Support of a release; undefined for one that is newer than the table. */
export function supportOf(label: string): Support | undefined {
  const { family, version } = parse(label);
  const [major, minor] = version;
  const isOld = family === "emr" && (major < 5 || (major === 5 && minor < 36) || (major === 6 && minor < 6));
  return isOld ? { until: BRIDGE_END } : SUPPORT[`${family}-${major}.${minor}`];
}

/** `emr-7` of `emr-7.14.0`: what goes on from release to release. */
export function lineOf(label: string): string {
  const { family, version } = parse(label);
  return `${family}-${version[0]}`;
}

/** Whether one release is older than another of its line. */
export function isOlder(label: string, other: string): boolean {
  return compare(parse(label).version, parse(other).version) < 0;
}

/** The newest release of the same family, whose applications are the same. */
export function newestLike(label: string): string {
  return NEWEST_RELEASES[parse(label).family];
}

/** The first release with a feature in each major line that was alive then, and patches before it that have it too. */
export interface Since {
  first: string[];
  also?: string[];
}

/** Whether a release has a feature: it is no older than the first one with it in its own major line, or of a newer line. */
export function hasFeature(label: Value<string>, since: Since): Answer {
  return whenKnown(
    label,
    (known) => value(hasFeatureNow(known, since)),
    (later) => hasFeatureAtPlan(later, since),
  );
}

function hasFeatureNow(label: string, { first, also = [] }: Since): boolean {
  const { family, version } = parse(label);
  if (family === "emr-spark" || also.includes(label)) {
    return true;
  }
  const firsts = first.map((release) => parse(release).version);
  const sameLine = firsts.find(([major]) => major === version[0]);
  return sameLine ? compare(version, sameLine) >= 0 : firsts.every(([major]) => major < version[0]);
}

/** The same in Terraform's words, for a label in good form. */
function hasFeatureAtPlan(label: Value<string>, { first, also = [] }: Since): Answer {
  const versions = first.map((release) => parse(release).version);
  const numbers = hcl`[for number in regexall("[0-9]+", ${label}) : tonumber(number)]`;
  const isSince = versions.map(
    ([major, minor, patch]) =>
      hcl`${numbers}[0] == ${major} && ${numbers}[1] * 1000 + ${numbers}[2] >= ${minor * 1000 + patch}`,
  );
  const newest = Math.max(...versions.map(([major]) => major));
  return ask`startswith(${label}, "emr-spark-") || contains(${also}, ${label}) || ${numbers}[0] > ${newest} || anytrue(${isSince})`;
}

function compare(a: Release["version"], b: Release["version"]): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/**
 * Whether nodes in private subnets reach EMR through a VPC endpoint, which EMR creates.
 *
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-clusters-in-a-vpc.html#emr-vpc-private-subnet
 */
export function needsServiceEndpoint(label: Value<string>): Answer {
  return whenKnown(
    label,
    (known) => value(parse(known).version[0] >= 8),
    (later) => ask`tonumber(regex("-([0-9]+)[.]", ${later})[0]) >= 8`,
  );
}

/** Whether a release is Amazon's runtime for Apache Spark rather than a whole EMR. */
export function isSparkRuntime(label: string): boolean {
  return parse(label).family === "emr-spark";
}
