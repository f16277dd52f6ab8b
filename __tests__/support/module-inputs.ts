import { type Inputs, variable } from "../../modules/module-kit/input";
import type { FieldSchema } from "../../modules/schema/field-schema";
import { moduleAtHand } from "./modules";
import { differences, type Planned, plan, within } from "./plan";
import { type Section, sections } from "./sections";
import { describeTerraform } from "./terraform";

export interface ModuleUnderTest {
  name: string;
  inputs: Inputs;
  /** Files of sections: what the plan shows of a change, and how a wrong value is refused. */
  changes: string[];
  refusals: string[];
  /** Refusals that Terraform comes to only where every input is good by itself: rules over several. Default: none. */
  lateRefusals?: string[];
  /** Calls of the module that changes start from, by name. */
  bases: Record<string, object>;
  /** Which of them a change starts from. */
  baseOf: (change: Section) => string;
  /** Inputs of which no value is wrong. */
  free: string[];
  /** Inputs that another module has in the same form, whose tests show what they change. Default: none. */
  shared?: Inputs;
  /** Inputs that a check warns of, which ends a test's plan: changes leave them out. Default: none. */
  warned?: string[];
}

/**
 * Change every input of a module and see all that the plan shows of it; give each a wrong value and read the refusal.
 *
 * All changes are calls of one root, and so are all wrong values, but for the late ones: two plans in all, or three.
 */
export function testInputs({
  name,
  inputs,
  bases,
  baseOf,
  free,
  shared = {},
  warned = [],
  ...files
}: ModuleUnderTest): void {
  const changes = files.changes.flatMap(sections);
  const early = files.refusals.flatMap(sections);
  const late = (files.lateRefusals ?? []).flatMap(sections);
  const refusals = [...early, ...late];
  const known = new Set(allLeaves(shared));
  const leaves = allLeaves(inputs).filter((leaf) => !known.has(leaf));
  const source = { source: `./${name}` };

  describe("no input is forgotten", () => {
    it("every one is changed", () => {
      expect(placesOf(changes)).toEqual(leaves.filter((leaf) => !warned.includes(leaf)).sort());
    });

    it("every one that can be wrong is given a wrong value", () => {
      expect(placesOf(refusals)).toEqual(leaves.filter((leaf) => !free.includes(leaf)).sort());
    });

    it.each(Object.entries(inputs))("%s has a type and a description", (input, definition) => {
      expect(variable(input, definition)).toEqual(
        expect.objectContaining({
          type: expect.not.stringMatching(/\bany\b/),
          description: expect.stringMatching(/\.$/),
        }),
      );
    });
  });

  describeTerraform(`a change of an input of the module ${name}`, () => {
    let planned: Planned;

    beforeAll(() => {
      const before = Object.entries(bases).map(([base, call]) => [base, { ...source, ...call }]);
      const after = changes.map((change, index) => [
        `case_${index}`,
        { ...source, ...bases[baseOf(change)], ...change.input },
      ]);
      planned = plan({ module: Object.fromEntries([...before, ...after]) }, { [name]: moduleAtHand(name) });
    });

    it.each(changes.map((change, index) => ({ ...change, index, base: baseOf(change) })))(
      "$title",
      ({ base, expected, index }) => {
        expect(planned.errors).toEqual([]);
        expect(Object.keys(within(planned.resources, base)).length).toBeGreaterThan(3);
        const seen = differences(within(planned.resources, base), within(planned.resources, `case_${index}`));
        expect(seen).toEqual(expected);
      },
    );
  });

  describeTerraform(`a wrong value of an input of the module ${name} is refused at plan`, () => {
    let errors: string[];

    beforeAll(() => {
      const [base] = Object.values(bases);
      const modules = { [name]: moduleAtHand(name) };
      const refused = (wrong: Section[]) => {
        const calls = wrong.map(({ input }, index) => [`case_${index}`, { ...source, ...base, ...input }]);
        return calls.length > 0 ? plan({ module: Object.fromEntries(calls) }, modules).errors : [];
      };
      errors = [...refused(early), ...refused(late)].map(withoutSummary);
    });

    it.each(refusals)("$title", ({ expected }) => {
      expect(expected).not.toEqual([]);
      expect(errors).toEqual(expect.arrayContaining(expected));
    });

    it("and nothing else is said", () => {
      expect([...errors].sort()).toEqual(refusals.flatMap(({ expected }) => expected).sort());
    });
  });
}

const allLeaves = (inputs: Inputs) => Object.entries(inputs).flatMap(([input, { schema }]) => leavesOf(input, schema));

/** Every value that a caller can give: `workers.spot.percentage`, `peers[].cidr`. */
function leavesOf(place: string, schema: FieldSchema): string[] {
  const values = typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
  if (values?.properties) {
    return leavesOf(`${place}[]`, values);
  }
  const fields = Object.entries(schema.properties ?? {});
  return fields.length > 0 ? fields.flatMap(([key, field]) => leavesOf(`${place}.${key}`, field)) : [place];
}

/** What stands before the comma of a title. */
const placesOf = (all: Section[]) => [...new Set(all.map(({ title }) => title.split(",")[0]))].sort();

const withoutSummary = (error: string) =>
  error.replace(
    /^(Invalid value for variable|Module output value precondition failed|Resource postcondition failed): /,
    "",
  );
