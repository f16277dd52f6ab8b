import * as fs from "node:fs";
import { supportPhase } from "../../modules/engine/support-period";
import { parseEnvironment } from "../../modules/environment/parse";
import { formatFinding } from "../../modules/rule/finding";
import {
  IN_ARCHIVE,
  maintainedBeyond,
  maintainedUntil,
  NODE_JAVA,
  OLDEST_RELEASE,
  SPARK_RELEASES,
  TOO_OLD,
} from "../../modules/standalone/releases";
import type { Standalone } from "../../modules/standalone/schema";
import { terraformSparkInputs } from "../../modules/terraform-spark/inputs";
import { clusterRules, environmentOf, TODAY } from "../support/environment";
import { tableIn } from "../support/files";

/** What the rules say of a release on a day: the lines that a person reads. */
function said(version: string, today = TODAY, settings: object = {}): string[] {
  const cluster = { engine: "standalone", spark: { version }, ...settings };
  const { findings } = parseEnvironment({ name: "raster", region: "us-east-1", cluster }, clusterRules(today));
  return findings.flatMap((finding) => formatFinding({ ...finding, file: "spark.yaml" }).split("\n"));
}

describe("the releases that are known", () => {
  const known = Object.keys(SPARK_RELEASES);

  test("run on the Java that the nodes install", () => {
    expect(fs.readFileSync("modules/standalone/node/install.sh", "utf8")).toContain(
      `java-${NODE_JAVA}-amazon-corretto-headless`,
    );
    expect(known.filter((version) => !SPARK_RELEASES[version]?.java.includes(NODE_JAVA))).toEqual([]);
  });

  test.each(known)("%s is maintained, and nothing is said of it", (version) => {
    expect(supportPhase(maintainedUntil(version) ?? "never", TODAY)).toBe("running");
    expect(said(version)).toEqual([]);
  });

  test("have the default one among them, of environments and of terraform_spark", () => {
    const { cluster } = environmentOf("name: raster\nregion: us-east-1\ncluster: { engine: standalone }");
    expect(known).toContain((cluster as Standalone).spark.version);
    expect(known).toContain(terraformSparkInputs.spark_version?.schema.default);
  });
});

test("docs/releases.md says what is known, of every known release", () => {
  const rows = Object.entries(SPARK_RELEASES).map(([version, { java, scala, hadoop }]) => [
    version,
    java.join(", "),
    scala,
    hadoop,
    maintainedUntil(version),
  ]);
  expect(tableIn("docs/releases.md", "Spark")).toEqual(rows);
});

test("nothing is said of a release that another of its line has replaced", () => {
  expect(said("4.1.2")).toEqual([]);
});

test.each(["4.1.99", "4.9.0", "5.0.0", "10.0.0"])(
  "%s is newer than all that are known: a word of caution",
  (version) => {
    const [line] = said(version);
    expect(line).toMatch(/^spark.yaml: warning: cluster.spark.version: was not there on 2026-11-23/);
    expect(said(version, TODAY, { spark: { version, download_url: "https://acme.example/spark.tgz" } })).toEqual([]);
  },
);

test.each([
  ["3.3.4", true],
  ["3.3.5", false],
  ["3.4.4", true],
  ["3.5.9", true],
  ["3.9.0", false],
  ["4.1.04", false],
  ["4.1.4", true],
  ["10.0.0", true],
])("%s can be in the Apache archive as nodes fetch it: %s", (version, expected) => {
  expect(new RegExp(IN_ARCHIVE).test(version)).toBe(expected);
});

test.each([
  ["2.4.8", true],
  ["3.2.4", true],
  [OLDEST_RELEASE, false],
  ["3.10.0", false],
  ["4.1.4", false],
  ["10.2.0", false],
  ["30.1.0", false],
])("%s is too old for the Java of the nodes: %s", (version, expected) => {
  expect(new RegExp(TOO_OLD).test(version)).toBe(expected);
});

test("an image of one's own may have the Java of an old release", () => {
  const spark = { version: "3.2.4", download_url: "https://acme.example/spark.tgz" };
  expect(said("3.2.4", TODAY, { ami_id: "ami-0123456789abcdef0", spark })).toEqual([
    'spark.yaml: warning: cluster.spark.version: is no longer maintained: support of Spark 3.2 ended on 2023-04-09, got "3.2.4"',
    "    fix: move to 4.2.1, maintained until 2028-01-11",
  ]);
});

describe("a line is warned about", () => {
  test.each([
    ["2027-03-12", []],
    ["2027-03-13", ["is near the end of its support: Spark 4.1 is maintained until 2027-06-11"]],
    ["2027-06-11", ["is near the end of its support: Spark 4.1 is maintained until 2027-06-11"]],
    ["2027-06-12", ["is no longer maintained: support of Spark 4.1 ended on 2027-06-11"]],
  ])("on %s: %j", (today, problems) => {
    const { findings } = parseEnvironment(
      { name: "raster", region: "us-east-1", cluster: { engine: "standalone", spark: { version: "4.1.4" } } },
      clusterRules(new Date(today)),
    );
    expect(findings.map(({ problem }) => problem)).toEqual(problems);
  });

  test("though none that is known lasts longer", () => {
    expect(maintainedBeyond("2028-01-11")).toBeUndefined();
    expect(said("4.2.1", new Date("2028-02-01"))).toEqual([
      'spark.yaml: warning: cluster.spark.version: is no longer maintained: support of Spark 4.2 ended on 2028-01-11, got "4.2.1"',
      "    fix: move to a newer line",
    ]);
  });
});
