import fc from "fast-check";
import { type InstanceFacts, instanceFacts, instanceTypeNames } from "../../modules/instances/catalog";
import { nearestType } from "../../modules/instances/nearest-type";

const oneOf =
  (...types: string[]) =>
  (type: string) =>
    types.includes(type);
const factsOf = (type: string) => instanceFacts(type) as InstanceFacts;

test.each([
  ["its own architecture", "m8g.xlarge", ["m8i.xlarge", "c7g.large"], "c7g.large"],
  ["its own family", "m7g.large", ["c6g.large", "m7g.2xlarge", "m7g.xlarge"], "m7g.xlarge"],
  ["its own vCPUs and memory", "m8g.xlarge", ["m7g.2xlarge", "c6g.2xlarge", "m6g.xlarge"], "m6g.xlarge"],
  ["its own class, of types of the same size", "g4ad.xlarge", ["m6i.xlarge", "g4dn.xlarge"], "g4dn.xlarge"],
  ["local disks if it has them", "m8id.xlarge", ["m6i.xlarge", "m5d.xlarge"], "m5d.xlarge"],
  ["none if it has none", "m8in.xlarge", ["m6id.xlarge", "m4.xlarge"], "m4.xlarge"],
  ["its own price, if all else is the same", "t3.xlarge", ["m4.xlarge", "m5a.xlarge", "m7i.xlarge"], "m5a.xlarge"],
])("the nearest type has %s", (_, type, possible, expected) => {
  expect(nearestType(type, oneOf(...possible))).toBe(expected);
});

test("a type of another architecture is never near", () => {
  expect(nearestType("m8g.xlarge", oneOf("m8i.xlarge"))).toBeUndefined();
});

test("nothing is near to a type that nobody knows", () => {
  expect(nearestType("m99g.xlarge", () => true)).toBeUndefined();
});

test("no type that is possible is closer in vCPUs and memory, within the family if it has any", () => {
  const types = instanceTypeNames();
  const apart = (a: InstanceFacts, b: InstanceFacts) =>
    Math.abs(Math.log2(a.vcpu / b.vcpu)) + Math.abs(Math.log2(a.memory_mib / b.memory_mib));
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.subarray(types), (type, possible) => {
      const near = nearestType(type, oneOf(...possible));
      const rivals = possible.filter(
        (other) => other !== type && factsOf(other).architecture === factsOf(type).architecture,
      );
      const family = rivals.filter((other) => other.split(".")[0] === type.split(".")[0]);
      const distances = (family.length > 0 ? family : rivals).map((other) => apart(factsOf(type), factsOf(other)));
      expect(near === undefined ? Number.POSITIVE_INFINITY : apart(factsOf(type), factsOf(near))).toBe(
        Math.min(...distances),
      );
    }),
    { numRuns: 30 },
  );
});
