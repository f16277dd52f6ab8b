import { ARM_TYPE, architectureAtPlan } from "../../modules/instances/architecture";
import { architectureOf, instanceTypeNames } from "../../modules/instances/catalog";
import { value } from "../../modules/value/value";

test("the pattern that Terraform goes by is right about every type of the catalog", () => {
  const isArm = new RegExp(ARM_TYPE);
  const wrong = instanceTypeNames().filter((type) => isArm.test(type) !== (architectureOf(type) === "arm64"));
  expect(wrong).toEqual([]);
});

test("a type that is known needs no expression", () => {
  expect(architectureAtPlan(value("m7g.large"))).toBe("arm64");
});
