import {
  hasFeature,
  isSparkRuntime,
  NEWEST_RELEASES,
  needsServiceEndpoint,
  newestLike,
} from "../../modules/emr/releases";
import { supportOf } from "../../modules/emr/standard-support";
import { supportPhase } from "../../modules/engine/support-period";
import { argument, value } from "../../modules/value/value";
import { TODAY } from "../support/environment";
import { tableIn } from "../support/files";
import { emr } from "./support";

test.each([
  ["emr-4.9.6", "2026-08-31"],
  ["emr-5.29.0", "2026-08-31"],
  ["emr-5.36.2", "2026-08-31"],
  ["emr-6.5.0", "2026-08-31"],
  ["emr-6.15.0", "2026-08-31"],
  ["emr-7.2.0", "2026-08-31"],
  ["emr-7.3.0", "2026-10-16"],
  ["emr-7.10.0", "2027-08-15"],
  ["emr-7.13.0", "2028-04-20"],
  ["emr-7.14.0", "2028-09-08"],
  ["emr-spark-8.0.0", "2028-05-20"],
  ["emr-spark-8.1.0", "2029-09-07"],
])("standard support of %s lasts until %s", (release, until) => {
  expect(supportOf(release)?.until).toBe(until);
});

test("docs/releases.md gives the end of standard support as it is known", () => {
  const rows = tableIn("docs/releases.md", "EMR");
  expect(rows.map(([release]) => release)).toEqual(expect.arrayContaining(Object.values(NEWEST_RELEASES)));
  expect(rows.map(([release = "", , until]) => [release, until])).toEqual(
    rows.map(([release = ""]) => [release, supportOf(release)?.until]),
  );
});

test("nothing is known of the support of a release that is newer than the table", () => {
  expect(["emr-7.99.0", "emr-9.0.0", "emr-spark-8.7.0"].map(supportOf)).toEqual([undefined, undefined, undefined]);
});

test("the release to move to is of the same family", () => {
  expect(newestLike("emr-5.36.2")).toBe("emr-7.14.0");
  expect(newestLike("emr-spark-8.0.0")).toBe("emr-spark-8.1.0");
});

test("releases to move to, and the default one, are themselves supported", () => {
  for (const release of [...Object.values(NEWEST_RELEASES), argument(emr().release)]) {
    expect(supportPhase(supportOf(release)?.until ?? "never", TODAY)).toBe("running");
  }
});

test.each([
  ["emr-5.29.0", false],
  ["emr-5.30.0", true],
  ["emr-6.0.0", false],
  ["emr-6.1.0", true],
  ["emr-6.10.0", true],
  ["emr-7.0.0", true],
  ["emr-4.9.0", false],
  ["emr-spark-8.0.0", true],
])("managed scaling came to %s: %s", (release, expected) => {
  expect(hasFeature(value(release), { first: ["emr-5.30.0", "emr-6.1.0"] })).toBe(expected);
});

test("a patch of an older release may have a feature too", () => {
  const since = { first: ["emr-5.32.0", "emr-6.2.0"], also: ["emr-5.23.1"] };
  expect(["emr-5.23.0", "emr-5.23.1", "emr-5.24.0"].map((release) => hasFeature(value(release), since))).toEqual([
    false,
    true,
    false,
  ]);
});

test("from 8 on, nodes reach EMR through an endpoint", () => {
  expect(["emr-7.14.0", "emr-8.0.0", "emr-spark-8.0.0"].map((release) => needsServiceEndpoint(value(release)))).toEqual(
    [false, true, true],
  );
});

test("the runtime for Spark is told by its label", () => {
  expect(["emr-8.0.0", "emr-spark-8.0.0"].map(isSparkRuntime)).toEqual([false, true]);
});

test("what is no label is no release", () => {
  expect(() => supportOf("7.13.0")).toThrow("7.13.0 is not a release label such as emr-7.14.0");
});
