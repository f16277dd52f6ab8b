import * as path from "node:path";
import { standaloneInputs } from "../../../modules/app/standalone-inputs";
import { variable } from "../../../modules/published/input";
import type { FieldSchema } from "../../../modules/published/schema";
import { differences, type Planned, plan, within } from "../../support/plan";
import { type Section, sections } from "../../support/sections";
import { describeTerraform } from "../../support/terraform";

const CHANGES = sections(path.join(__dirname, "changes.txt"));
const REFUSALS = sections(path.join(__dirname, "refusals.txt"));

const CALL = {
  source: "./standalone",
  name: "raster",
  vpc_id: "vpc-0123456789abcdef0",
  subnet_ids: ["subnet-0123456789abcdef0"],
};
const FOLDERS = { standalone: "terraform/standalone" };

/** Every value that a caller can give: `workers.spot.percentage`. */
function leaves(name: string, schema: FieldSchema): string[] {
  const fields = Object.entries(schema.properties ?? {});
  return fields.length > 0 ? fields.flatMap(([key, field]) => leaves(`${name}.${key}`, field)) : [name];
}

const LEAVES = Object.entries(standaloneInputs).flatMap(([name, { schema }]) => leaves(name, schema));
const titles = (all: Section[]) => [...new Set(all.map(({ title }) => title.split(",")[0]))];

describe("no input is forgotten", () => {
  it("every one is changed", () => {
    expect(titles(CHANGES)).toEqual(LEAVES);
  });

  it("every one that can be wrong is given a wrong value", () => {
    const free = ["workers.spot.capacity_rebalance", "storage.versioning", "storage.force_destroy"];
    expect(titles(REFUSALS)).toEqual(LEAVES.filter((leaf) => !free.includes(leaf)));
  });

  it.each(Object.entries(standaloneInputs))("%s has all that an input should have", (name, input) => {
    expect(variable(name, input)).toEqual(
      expect.objectContaining({ type: expect.not.stringMatching(/any/), description: expect.stringMatching(/\.$/) }),
    );
  });
});

describeTerraform("a change of an input of the module standalone", () => {
  const EXISTING = { ...CALL, storage: { bucket: "acme-lake" } };
  let planned: Planned;

  beforeAll(() => {
    const module: Record<string, object> = { existing: EXISTING, created: CALL };
    for (const [index, { input }] of CHANGES.entries()) {
      module[`case_${index}`] = { ...EXISTING, ...input };
    }
    planned = plan({ module }, FOLDERS);
  }, 120_000);

  it.each(CHANGES.map((section, index) => ({ ...section, index })))("$title", ({ title, input, expected, index }) => {
    expect(planned.errors).toEqual([]);
    const isOfCreated = title !== "storage.bucket" && input.storage && !("bucket" in (input.storage as object));
    const before = within(planned.resources, isOfCreated ? "created" : "existing");
    expect(differences(before, within(planned.resources, `case_${index}`))).toEqual(expected);
  });
});

describeTerraform("a wrong value of an input of the module standalone is refused at plan", () => {
  let planned: Planned;

  beforeAll(() => {
    const module = REFUSALS.map(({ input }, index) => [`case_${index}`, { ...CALL, ...input }]);
    planned = plan({ module: Object.fromEntries(module) }, FOLDERS);
  }, 120_000);

  it.each(REFUSALS)("$title", ({ expected }) => {
    expect(expected).not.toEqual([]);
    expect(planned.errors.map(withoutSummary)).toEqual(expect.arrayContaining(expected));
  });

  it("and nothing else is said", () => {
    expect(planned.errors.map(withoutSummary).sort()).toEqual(REFUSALS.flatMap(({ expected }) => expected).sort());
  });
});

const withoutSummary = (error: string) => error.replace(/^Invalid value for variable: /, "");
