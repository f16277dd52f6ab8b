import { hasListedTypes, takesType } from "../../modules/emr/taken-types";
import { instanceTypeNames } from "../../modules/instances/catalog";
import { argument, fields } from "../../modules/value/value";
import { emr } from "./support";

test.each([
  ["emr-4.9.6", false],
  ["emr-5.0.0", true],
  ["emr-7.14.0", true],
  ["emr-7.15.0", false],
  ["emr-8.0.0", false],
  ["emr-spark-8.1.0", true],
  ["emr-spark-8.2.0", false],
])("the types of %s are listed: %s", (release, expected) => {
  expect(hasListedTypes(release)).toBe(expected);
});

// Each is in EMR's own list of the release, or is not.
test.each([
  ["emr-7.14.0", "m7g.xlarge", true],
  ["emr-7.14.0", "m7g.large", false],
  ["emr-spark-8.1.0", "m8i.xlarge", true],
  ["emr-7.8.0", "m8i.xlarge", false],
  ["emr-7.9.0", "m8i.xlarge", true],
  ["emr-7.10.0", "m8i.xlarge", true],
  ["emr-6.10.0", "m8i.xlarge", true],
  ["emr-6.11.0", "m8i.xlarge", false],
  ["emr-6.15.0", "m8i.xlarge", true],
  ["emr-6.15.0", "g6.xlarge", false],
  ["emr-5.29.0", "m6g.xlarge", false],
  ["emr-5.30.0", "m6g.xlarge", true],
])("%s takes %s: %s", (release, type, expected) => {
  expect(takesType(release, type)).toBe(expected);
});

test("no release takes a type that can burst", () => {
  const bursting = instanceTypeNames().filter((type) => /^t\d/.test(type));
  expect(bursting.length).toBeGreaterThan(20);
  expect(bursting.filter((type) => takesType("emr-7.14.0", type) || takesType("emr-spark-8.1.0", type))).toEqual([]);
});

test("every release 7 and 8 takes the default types", () => {
  const { master, core, task } = emr({ task: {} });
  const types = [master, core, fields(task)].flatMap(({ instanceTypes }) => argument(instanceTypes));
  for (const release of ["emr-7.0.0", "emr-7.14.0", "emr-spark-8.0.0", "emr-spark-8.1.0"]) {
    expect(types.filter((type) => !takesType(release, type))).toEqual([]);
  }
});
