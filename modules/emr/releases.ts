import { hcl } from "../value/expression";
import { type Answer, ask } from "../value/question";
import { type Value, value, whenKnown } from "../value/value";

/** An EMR release label, taken apart. */
interface Release {
  family: "emr" | "emr-spark";
  version: [major: number, minor: number, patch: number];
}

/** The newest release of each family, to suggest instead of one whose support ends. */
export const NEWEST_RELEASES: Record<Release["family"], string> = {
  emr: "emr-7.14.0",
  "emr-spark": "emr-spark-8.1.0",
};

export function parseLabel(label: string): Release {
  const [, family, ...version] = /^(emr|emr-spark)-(\d+)\.(\d+)\.(\d+)$/.exec(label) ?? [];
  if (version.length !== 3) {
    throw new Error(`${label} is not a release label such as emr-7.14.0`);
  }
  return { family: family as Release["family"], version: version.map(Number) as Release["version"] };
}

/** `emr-7` of `emr-7.14.0`: what goes on from release to release. */
export function lineOf(label: string): string {
  const { family, version } = parseLabel(label);
  return `${family}-${version[0]}`;
}

/** `emr-7.14` of `emr-7.14.0`: what patches have in common. */
export function minorOf(label: string): string {
  const { family, version } = parseLabel(label);
  return `${family}-${version[0]}.${version[1]}`;
}

/** Whether one release is older than another of its line. */
export function isOlder(label: string, other: string): boolean {
  return compare(parseLabel(label).version, parseLabel(other).version) < 0;
}

/** The newest release of the same family, whose applications are the same. */
export function newestLike(label: string): string {
  return NEWEST_RELEASES[parseLabel(label).family];
}

/** Since which releases there is a feature. */
export interface Since {
  /** The first release with it in each major line that was alive then. */
  first: string[];
  /** Patches before those that have it too. */
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
  const { family, version } = parseLabel(label);
  if (family === "emr-spark" || also.includes(label)) {
    return true;
  }
  const firsts = first.map((release) => parseLabel(release).version);
  const sameLine = firsts.find(([major]) => major === version[0]);
  return sameLine ? compare(version, sameLine) >= 0 : firsts.every(([major]) => major < version[0]);
}

/** The same in Terraform's words, for a label in good form. */
function hasFeatureAtPlan(label: Value<string>, { first, also = [] }: Since): Answer {
  const versions = first.map((release) => parseLabel(release).version);
  const numbers = hcl`[for number in regexall("[0-9]+", ${label}) : tonumber(number)]`;
  const isSince = versions.map(
    ([major, minor, patch]) =>
      hcl`${numbers}[0] == ${major} && ${numbers}[1] * 1000 + ${numbers}[2] >= ${minor * 1000 + patch}`,
  );
  const newest = Math.max(...versions.map(([major]) => major));
  // In parentheses, since it may become a part of other questions.
  return ask`(startswith(${label}, "emr-spark-") || contains(${also}, ${label}) || ${numbers}[0] > ${newest} || anytrue(${isSince}))`;
}

/** Whether a release is no newer than the last one that has something, whatever their patches. */
export function isUntil(label: Value<string>, last: string): Answer {
  const [major, minor] = parseLabel(last).version;
  const limit = major * 1000 + minor;
  return whenKnown(
    label,
    (known) => {
      const [ofMajor, ofMinor] = parseLabel(known).version;
      return value(ofMajor * 1000 + ofMinor <= limit);
    },
    (later) =>
      ask`sum([for place, number in regexall("[0-9]+", ${later}) : tonumber(number) * [1000, 1, 0][place]]) <= ${limit}`,
  );
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
    (known) => value(parseLabel(known).version[0] >= 8),
    (later) => ask`tonumber(regex("-([0-9]+)[.]", ${later})[0]) >= 8`,
  );
}

/** Whether a release is Amazon's runtime for Apache Spark rather than a whole EMR. */
export function isSparkRuntime(label: string): boolean {
  return parseLabel(label).family === "emr-spark";
}
