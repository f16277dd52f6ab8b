import fc from "fast-check";
import { configurationsJson } from "../../modules/emr/configurations";
import { emr } from "./support";

const json = (configurations: unknown[]) => configurationsJson(emr({ configurations }).configurations);

test("none are no argument at all", () => {
  expect(json([])).toBeUndefined();
});

test("EMR's spelling, sorted properties, nested configurations, nothing empty", () => {
  expect(
    json([
      { classification: "spark", properties: { maximizeResourceAllocation: "true" } },
      {
        classification: "hadoop-env",
        properties: {},
        configurations: [{ classification: "export", properties: { B: "2", A: "1" }, configurations: [] }],
      },
    ]),
  ).toBe(
    JSON.stringify([
      { Classification: "spark", Properties: { maximizeResourceAllocation: "true" } },
      {
        Classification: "hadoop-env",
        Configurations: [{ Classification: "export", Properties: { A: "1", B: "2" } }],
      },
    ]),
  );
});

test("the order that properties are written in never shows", () => {
  const properties = fc.dictionary(fc.stringMatching(/^[a-z.]{1,12}$/), fc.string());
  fc.assert(
    fc.property(properties, (written) => {
      const reversed = Object.fromEntries(Object.entries(written).reverse());
      expect(json([{ classification: "spark-defaults", properties: reversed }])).toBe(
        json([{ classification: "spark-defaults", properties: written }]),
      );
    }),
  );
});
