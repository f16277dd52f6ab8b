import * as fs from "node:fs";
import * as path from "node:path";
import fc from "fast-check";
import { environmentJsonSchema } from "../../../modules/environment/json-schema";
import { synthesize } from "../../../modules/environment/synthesize";
import { choices, type JsonSchema, referred } from "../../../modules/schema/json-schema";
import { ownValue } from "../../../modules/schema/own-value";
import { cases } from "../../../scripts/fuzz/case";
import { Judge } from "../../../scripts/fuzz/judge";
import { TODAY } from "../../support/environment";
import { scratchFolder } from "../../support/files";
import { describeTerraform, PROVIDER_AT_HAND, validate } from "../../support/terraform";

/** The same files every day, and no search for a smaller one: `npm run fuzz -- --seed N` tries others, and searches. */
const CHANCE = { numRuns: 2000, seed: 20261122, endOnFailure: true };

/** How many of the valid files Terraform validates, in one run of it. */
const VALIDATED = 12;

const schema = environmentJsonSchema();
const folder = scratchFolder();
const judge = new Judge(folder, TODAY, 25);
const valid: string[] = [];
const reached = new Set<string>();
let files = 0;

describe("any file", () => {
  it("is refused with findings or becomes Terraform, soon, and check and synth agree", () => {
    fc.assert(
      fc.property(cases(), ({ tree, text }) => {
        files += 1;
        collect(tree, schema, "");
        if (judge.judge(text).isValid) {
          valid.push(text);
        }
      }),
      CHANCE,
    );
    expect(files).toBe(CHANCE.numRuns);
  });

  it("is valid often enough for what comes behind the schema to be tried as well", () => {
    expect(valid.length / files).toBeGreaterThan(0.08);
  });

  it("holds every field there is, now and then", () => {
    expect([...fieldsIn(schema, "", new Set())].filter((field) => !reached.has(field))).toEqual([]);
  });
});

describeTerraform("a valid file", () => {
  it("is valid to Terraform and to the provider too", () => {
    const step = Math.floor(valid.length / VALIDATED);
    const sample = Array.from({ length: VALIDATED }, (_, at) => valid[at * step] as string);
    const folders = sample.map((text, at) => {
      const file = path.join(folder, `${at}.yaml`);
      fs.writeFileSync(file, text);
      const [stack] = synthesize([file], path.join(folder, `out-${at}`), TODAY, PROVIDER_AT_HAND).stacks;
      return [`stack_${at}`, stack?.folder as string];
    });
    const diagnostics = Object.values(validate(Object.fromEntries(folders))).flat();
    expect(diagnostics.filter((line) => line.startsWith("error"))).toEqual([]);
  });
});

/** Fields by their path, with `*` for names that a person chooses. */
function* fieldsIn(at: JsonSchema, place: string, above: Set<JsonSchema>): Generator<string> {
  const block = referred(at, schema) ?? at;
  if (above.has(block)) {
    return;
  }
  const within = new Set([...above, block]);
  for (const one of [block, ...choices(block).map((choice) => choice.schema)]) {
    for (const [key, field] of Object.entries(one.properties ?? {})) {
      yield `${place}.${key}`;
      yield* fieldsIn(field, `${place}.${key}`, within);
    }
    if (typeof one.additionalProperties === "object") {
      yield* fieldsIn(one.additionalProperties, `${place}.*`, within);
    }
  }
  if (block.items) {
    yield* fieldsIn(block.items, place, within);
  }
}

/** Note which fields a generated tree holds. */
function collect(value: unknown, at: JsonSchema | undefined, place: string): void {
  const block = at && referred(at, schema);
  if (!block || typeof value !== "object" || value === null) {
    return;
  }
  if (Array.isArray(value)) {
    for (const entry of value) {
      collect(entry, block.items, place);
    }
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const options = [block, ...choices(block).map((choice) => choice.schema)];
    const field = options.map(({ properties }) => ownValue(properties, key)).find(Boolean);
    const others = typeof block.additionalProperties === "object" ? block.additionalProperties : undefined;
    reached.add(`${place}.${key}`);
    collect(inner, field ?? others, field ? `${place}.${key}` : `${place}.*`);
  }
}
