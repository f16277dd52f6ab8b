import fc from "fast-check";
import {
  hasFeature,
  isSparkRuntime,
  NEWEST_RELEASE,
  needsServiceEndpoint,
  supportEnded,
  supportOf,
} from "../../modules/emr/releases";

const day = (text: string) => new Date(`${text}T12:00:00Z`);

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
])("support of %s lasts until %s and not a day longer", (release, until) => {
  const next = new Date(day(until).getTime() + 24 * 60 * 60 * 1000);
  expect(supportOf(release)?.until).toBe(until);
  expect(supportEnded(release, day(until))).toBe(false);
  expect(supportEnded(release, next)).toBe(true);
});

test("a release that is newer than the table is never said to be out of support", () => {
  for (const release of ["emr-7.99.0", "emr-9.0.0", "emr-spark-8.7.0"]) {
    expect(supportEnded(release, day("2040-01-01"))).toBe(false);
  }
});

test("the release to move to is itself supported for long", () => {
  expect(supportEnded(NEWEST_RELEASE, day("2028-01-01"))).toBe(false);
});

test("once out of support, always out of support", () => {
  const dates = fc.date({ min: day("2020-01-01"), max: day("2040-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom("emr-5.30.0", "emr-7.5.0", "emr-spark-8.0.0"), dates, dates, (release, a, b) => {
      const [earlier, later] = a < b ? [a, b] : [b, a];
      expect(supportEnded(release, earlier) && !supportEnded(release, later)).toBe(false);
    }),
  );
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
  expect(hasFeature(release, { first: ["emr-5.30.0", "emr-6.1.0"] })).toBe(expected);
});

test("a patch of an older release may have a feature too", () => {
  const since = { first: ["emr-5.32.0", "emr-6.2.0"], also: ["emr-5.23.1"] };
  expect(["emr-5.23.0", "emr-5.23.1", "emr-5.24.0"].map((release) => hasFeature(release, since))).toEqual([
    false,
    true,
    false,
  ]);
});

test("from 8 on, nodes reach EMR through an endpoint", () => {
  expect(["emr-7.14.0", "emr-8.0.0", "emr-spark-8.0.0"].map(needsServiceEndpoint)).toEqual([false, true, true]);
});

test("the runtime for Spark is told by its label", () => {
  expect(["emr-8.0.0", "emr-spark-8.0.0"].map(isSparkRuntime)).toEqual([false, true]);
});

test("what is no label is no release", () => {
  expect(() => supportOf("7.13.0")).toThrow("7.13.0 is not a release label such as emr-7.13.0");
});
