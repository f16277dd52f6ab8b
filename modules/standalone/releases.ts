/** Facts about releases of Apache Spark, read on 2026-11-23. */

/**
 * Last days on which the lines of Spark are maintained.
 *
 * Spark's policy gives 18 months to 4.2 and older lines, an end of its own to 3.5, and 6 months to 4.3, which came out on
 * 2026-10-30 (PyPI). It names months; the days are those of endoflife.date, but for 4.3.
 * https://spark.apache.org/versioning-policy.html
 * https://endoflife.date/apache-spark
 */
const MAINTAINED_UNTIL: Record<string, string> = {
  "3.0": "2021-12-06",
  "3.1": "2022-08-22",
  "3.2": "2023-04-09",
  "3.3": "2023-12-09",
  "3.4": "2024-10-21",
  "3.5": "2027-11-30",
  "4.0": "2026-11-23",
  "4.1": "2027-06-11",
  "4.2": "2028-01-11",
  "4.3": "2027-04-30",
};

export interface SparkRelease {
  /** Major versions of Java that it is known to run on. */
  java: number[];
  scala: string;
  hadoop: string;
}

/**
 * The newest release of each line that is maintained.
 *
 * Scala and Hadoop are those of the jars in the package pyspark on PyPI; Java is what the overview of the release says
 * (https://spark.apache.org/docs/4.1.4/), and for 4.3.0 what its classes are compiled for. All four ran a job on Java 17.
 */
export const SPARK_RELEASES: Record<string, SparkRelease> = {
  "3.5.9": { java: [8, 11, 17], scala: "2.12.18", hadoop: "3.3.4" },
  "4.1.4": { java: [17, 21], scala: "2.13.17", hadoop: "3.4.2" },
  "4.2.1": { java: [17, 21, 25], scala: "2.13.18", hadoop: "3.5.0" },
  "4.3.0": { java: [17], scala: "2.13.18", hadoop: "3.5.0" },
};

/** Java of the nodes, which `node/install.sh` installs where the image has none. */
export const NODE_JAVA = 17;

/** The oldest release that runs on it. https://spark.apache.org/releases/spark-release-3-3-0.html */
export const OLDEST_RELEASE = "3.3.0";

/** Older releases, in a regular expression that Terraform understands too. */
export const TOO_OLD = "^([0-2]|3[.][0-2])[.]";

/**
 * Releases that the Apache archive has, or may come to have, as `bin-hadoop3`: 3.3 ended with 3.3.4, 3.4 with 3.4.4, and 3.5
 * is the last line of 3. In a regular expression that Terraform understands too. https://archive.apache.org/dist/spark/
 */
export const IN_ARCHIVE =
  "^(3[.]3[.][0-4]|3[.]4[.][0-4]|(3[.]5|([4-9]|[1-9][0-9])[.](0|[1-9][0-9]*))[.](0|[1-9][0-9]*))$";

/** The day that the table of releases is of. */
export const RELEASES_DATE = "2026-11-23";

/** The newest patch of each line that lives or has just ended. https://endoflife.date/apache-spark */
const NEWEST_PATCH: Record<string, number> = { "3.5": 9, "4.0": 5, "4.1": 4, "4.2": 1, "4.3": 0 };

/** The newest release of the line of another; undefined for a line that is not known. */
export function newestOfLine(version: string): string | undefined {
  const line = lineOf(version);
  return Object.hasOwn(NEWEST_PATCH, line) ? `${line}.${NEWEST_PATCH[line]}` : undefined;
}

/** Whether a release of Spark 3.5 or newer is newer than any of its line that is known. */
export function isBeyondKnown(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  const newest = NEWEST_PATCH[lineOf(version)];
  return newest === undefined ? major > 4 || (major === 4 && minor > 3) : patch > newest;
}

/** `4.1` of `4.1.4`. */
export function lineOf(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}

/** The last day on which a release's line is maintained; undefined for a line that is not in the table. */
export function maintainedUntil(version: string): string | undefined {
  const line = lineOf(version);
  return Object.hasOwn(MAINTAINED_UNTIL, line) ? MAINTAINED_UNTIL[line] : undefined;
}

/** The known release that is maintained longest, if that is longer than until a day. */
export function maintainedBeyond(day: string): { version: string; until: string } | undefined {
  return Object.keys(SPARK_RELEASES)
    .map((version) => ({ version, until: maintainedUntil(version) ?? "" }))
    .filter(({ until }) => until > day)
    .sort((a, b) => b.until.localeCompare(a.until))[0];
}
