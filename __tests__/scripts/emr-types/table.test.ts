import { tableOf } from "../../../scripts/emr-types/table";

test("types that came with the same releases stand together, family by family", () => {
  expect(
    tableOf({
      "emr-7.10.0": ["m5.xlarge", "m5.2xlarge", "c5.xlarge", "m8g.xlarge"],
      "emr-7.9.0": ["m5.xlarge", "m5.2xlarge", "c5.xlarge"],
      "emr-spark-8.0.0": ["m5.xlarge", "m5.2xlarge", "c5.xlarge", "m8g.xlarge"],
    }),
  ).toEqual({
    releases: [["emr-7.9.0", "emr-7.10.0"], ["emr-spark-8.0.0"]],
    taken: [
      { first: ["emr-7.10.0", "emr-spark-8.0.0"], types: [["m8g.xlarge"]] },
      { first: ["emr-7.9.0", "emr-spark-8.0.0"], types: [["c5.xlarge"], ["m5.2xlarge", "m5.xlarge"]] },
    ],
  });
});

test("a single release that leaves a type out is no break, one that has it early is named", () => {
  const { taken } = tableOf({
    "emr-6.8.0": ["m3.xlarge"],
    "emr-6.9.0": ["m8i.xlarge"],
    "emr-6.10.0": ["m3.xlarge"],
    "emr-6.11.0": ["m3.xlarge"],
    "emr-6.12.0": ["m3.xlarge", "m8i.xlarge"],
  });
  expect(taken).toEqual([
    { first: ["emr-6.12.0"], also: ["emr-6.9.0"], types: [["m8i.xlarge"]] },
    { first: ["emr-6.8.0"], types: [["m3.xlarge"]] },
  ]);
});

test("no release is held to take Graviton before it had images for it", () => {
  const { taken } = tableOf({
    "emr-5.29.0": ["m5.xlarge", "r8gb.xlarge"],
    "emr-5.30.0": ["m5.xlarge", "r8gb.xlarge"],
  });
  expect(taken).toEqual([
    { first: ["emr-5.29.0"], types: [["m5.xlarge"]] },
    { first: ["emr-5.30.0"], types: [["r8gb.xlarge"]] },
  ]);
});

test("betas and lines that nobody uses are left out", () => {
  expect(tableOf({ "emr-6.0.0-beta": ["m5.xlarge"], "emr-4.9.6": ["m4.xlarge"] })).toEqual({ releases: [], taken: [] });
});
