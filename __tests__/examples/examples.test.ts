import * as fs from "node:fs";
import * as path from "node:path";
import { synthesize } from "../../modules/environment/synthesize";
import { TODAY } from "../support/environment";
import { EXAMPLE_FILES, scratchFolder } from "../support/files";
import { type Diagnostics, describeTerraform, PROVIDER_AT_HAND, validate } from "../support/terraform";

const outdir = scratchFolder();
const { stacks, findings } = synthesize(EXAMPLE_FILES, outdir, TODAY);
const byFile = stacks.map(({ file, folder }) => ({ file, folder }));

it("ships six environment files, and nothing is to be said of any of them", () => {
  expect(findings).toEqual([]);
  expect(EXAMPLE_FILES).toEqual([
    "spark.yaml",
    "examples/existing-vpc.yaml",
    "examples/graviton-fleet.yaml",
    "examples/private-only.yaml",
    "examples/raster-foundry.yaml",
    "examples/terraform-spark.yaml",
  ]);
});

describe("the addresses of each example are a contract", () => {
  it.each(byFile)("$file", ({ folder }) => {
    const { resource, data, output } = JSON.parse(fs.readFileSync(path.join(folder, "cdk.tf.json"), "utf8"));
    const addresses = (blocks: Record<string, object>, prefix = "") =>
      Object.entries(blocks).flatMap(([type, named]) => Object.keys(named).map((name) => `${prefix}${type}.${name}`));
    expect(
      [
        ...addresses(resource),
        ...addresses(data, "data."),
        ...Object.keys(output).map((name) => `output.${name}`),
      ].sort(),
    ).toMatchSnapshot();
  });
});

describe("nothing hangs on data that Terraform reads late: no data source refers to a resource", () => {
  it.each(byFile)("$file", ({ folder }) => {
    const { data } = JSON.parse(fs.readFileSync(path.join(folder, "cdk.tf.json"), "utf8"));
    const sources = Object.values(data as Record<string, Record<string, object>>).flatMap(Object.values);
    expect(sources.length).toBeGreaterThan(1);
    // A local value could hide a reference, so there is none of those either.
    expect(sources.map((source) => JSON.stringify(source)).filter((text) => /\$\{|depends_on/.test(text))).toEqual([]);
  });
});

describeTerraform("the examples before the real AWS provider", () => {
  let diagnostics: Diagnostics;
  beforeAll(() => {
    const { stacks } = synthesize(EXAMPLE_FILES, path.join(outdir, "at-hand"), TODAY, PROVIDER_AT_HAND);
    diagnostics = validate(
      Object.fromEntries(stacks.map(({ file, folder }) => [path.basename(file, ".yaml"), folder])),
    );
  });

  it.each(byFile)("$file is valid, without a warning", ({ file }) => {
    expect(diagnostics[path.basename(file, ".yaml")]).toEqual([]);
  });
});
