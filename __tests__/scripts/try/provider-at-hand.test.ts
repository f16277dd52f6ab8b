import { majorAtHand, otherText } from "../../../scripts/try/provider-at-hand";
import { environmentOf } from "../../support/environment";

const file = (cluster: string, version = 6) =>
  environmentOf(`{ name: raster, region: us-east-1, provider: { version: ${version} }, cluster: ${cluster} }`);
const EMR = file("{ engine: emr }");

test.each([
  ["nothing, so that Terraform downloads", [], undefined],
  ["5 alone", ["5.100.0"], 5],
  ["6 alone", ["6.25.0"], undefined],
  ["both", ["5.100.0", "6.25.0"], undefined],
])("a local mirror that holds %s", (_, mirrored, major) => {
  expect(majorAtHand(mirrored)).toBe(major);
});

test("a text that is not the one that the file asks for is said to be another, and what it lacks", () => {
  expect(otherText(EMR, ["5.100.0"])).toBe(
    "the local mirror holds AWS provider 5.100.0 alone: tried is the text for provider 5",
  );
  expect(otherText(file("{ engine: emr, os_release_label: 2023.8.20250818.0 }"), ["5.100.0"])).toBe(
    "the local mirror holds AWS provider 5.100.0 alone: tried is the text for provider 5, without os_release_label",
  );
});

test("nothing is said where there is but one text, or where it is the one that the file asks for", () => {
  expect(otherText(file("{ engine: standalone }"), ["5.100.0"])).toBeUndefined();
  expect(otherText(file("{ engine: emr }", 5), ["5.100.0"])).toBeUndefined();
  expect(otherText(EMR, ["5.100.0", "6.25.0"])).toBeUndefined();
});
