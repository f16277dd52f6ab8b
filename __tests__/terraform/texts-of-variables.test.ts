import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import fc from "fast-check";
import { emrScaledInputs } from "../../modules/emr/inputs";
import { type Inputs, variable } from "../../modules/module-kit/input";
import { networkInputs } from "../../modules/network/module/inputs";
import { peeringInputs } from "../../modules/network/module/peering-inputs";
import { networkVpcInputs } from "../../modules/network/module/vpc-inputs";
import type { FieldSchema } from "../../modules/schema/field-schema";
import { standaloneInputs } from "../../modules/standalone/inputs";
import { terraformSparkInputs } from "../../modules/terraform-spark/inputs";
import { literalTexts } from "../../modules/value/template-text";
import { HOSTILE, WORDS } from "../../scripts/fuzz/words";
import { describeWhere, terraformCliMissing } from "../support/evaluate";
import { scratchFolder } from "../support/files";

/**
 * Every text of every variable, with something hostile in it: the real Terraform refuses it exactly where the grammar of the
 * file does, which JavaScript reads, and otherwise hands it on as it is.
 */

/** The same texts every day. */
const SEED = 20261126;
const TEXTS_OF_EACH = 4;

const MODULES: Record<string, Inputs> = {
  standalone: standaloneInputs,
  emr_scaled: emrScaledInputs,
  network: networkInputs,
  vpc: networkVpcInputs,
  peering: peeringInputs,
  terraform_spark: terraformSparkInputs,
};

/** A text somewhere in an input: its grammar, and the input with another text in its place. */
interface Spot {
  place: string;
  schema: FieldSchema;
  /** Whether it is the name of an entry. */
  isName?: boolean;
  put: (text: string) => unknown;
}

const isTaken = ({ patterns = [], minLength = 0, maxLength = Number.POSITIVE_INFINITY }: FieldSchema, text: string) =>
  patterns.every(({ source }) => new RegExp(source, "u").test(text)) &&
  [...text].length >= minLength &&
  [...text].length <= maxLength;

/** Something that a field takes. */
function sample(schema: FieldSchema): unknown {
  const { type, enum: words, minimum = 1, items, properties = {}, required = [] } = schema;
  if (schema.default !== undefined || words) {
    return schema.default ?? words?.[0];
  }
  if (type === "array") {
    return [sample(items ?? {})];
  }
  if (type === "object") {
    return Object.fromEntries(required.map((key) => [key, sample(properties[key] ?? {})]));
  }
  return type === "string" ? WORDS.find((word) => isTaken(schema, word)) : type === "boolean" ? true : minimum;
}

function spots(place: string, schema: FieldSchema): Spot[] {
  const { type, enum: words, items, properties = {}, propertyNames, additionalProperties: values } = schema;
  if (type === "string") {
    return words ? [] : [{ place, schema, put: (text) => text }];
  }
  const inside = (at: string, field: FieldSchema, around: (inner: unknown) => unknown) =>
    spots(at, field).map((spot) => ({ ...spot, put: (text: string) => around(spot.put(text)) }));
  const block = Object.keys(properties).length > 0 ? (sample(schema) as object) : {};
  const entry = typeof values === "object" ? values : {};
  const name = propertyNames && (sample(propertyNames as FieldSchema) as string);
  return [
    ...(items ? inside(`${place}[]`, items, (inner) => [inner]) : []),
    ...Object.entries(properties).flatMap(([key, field]) =>
      inside(`${place}.${key}`, field, (inner) => ({ ...block, [key]: inner })),
    ),
    ...(name ? inside(`${place}[]`, entry, (inner) => ({ [name]: inner })) : []),
    ...(name
      ? [
          {
            place: `${place}[]`,
            schema: propertyNames as FieldSchema,
            isName: true,
            put: (text: string) => ({ [text]: sample(entry) }),
          },
        ]
      : []),
  ];
}

/** Terraform's JSON has no half of a character, and its texts are composed. */
const PIECES = [
  ...HOSTILE.filter(
    (one): one is string => typeof one === "string" && !/\p{Cs}/u.test(one) && one === one.normalize("NFC"),
  ),
  ...['"', "'", "\r\n", "\u0085", "\u009b", "\u007f", "?", "%{ for x in y }", "$${", "\\n"],
];

/** A text that the field takes, or nearly. */
const hostile = (schema: FieldSchema) =>
  fc
    .tuple(fc.constant(String(sample(schema) ?? "")), fc.constantFrom("", ...PIECES), fc.nat(), fc.boolean())
    .map(([good, piece, at, isAll]) => {
      const place = at % (good.length + 1);
      return isAll ? piece : good.slice(0, place) + piece + good.slice(place);
    });

interface Case extends Spot {
  text: string;
}

function casesOf(inputs: Inputs): [input: string, cases: Case[]][] {
  return Object.entries(inputs).map(([input, { schema }]) => [
    input,
    spots(input, schema).flatMap((spot) =>
      fc.sample(hostile(spot.schema), { numRuns: TEXTS_OF_EACH, seed: SEED }).map((text) => ({ ...spot, text })),
    ),
  ]);
}

describeWhere(terraformCliMissing(), "a hostile text of a variable", () => {
  const root = scratchFolder();
  const cases: Case[] = [];
  /** What is said of each case, by the line of its call. */
  const said = new Map<number, string[]>();
  let outputs: Record<string, { value: unknown }> = {};

  beforeAll(() => {
    const calls: string[] = [];
    for (const [module, inputs] of Object.entries(MODULES)) {
      for (const [input, some] of casesOf(inputs)) {
        const folder = path.join(root, module, input);
        fs.mkdirSync(folder, { recursive: true });
        const block = { ...variable(input, { ...inputs[input], rules: [] } as Inputs[string]), sensitive: false };
        const output = { given: { value: `\${var.${input}}` } };
        fs.writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify({ variable: { [input]: block }, output }));
        for (const one of some) {
          const call = { source: `./${module}/${input}`, [input]: literalTexts(one.put(one.text)) };
          calls.push(`"case_${cases.length}": ${JSON.stringify(call)}`);
          cases.push(one);
        }
      }
    }
    const terraform = (...args: string[]) =>
      spawnSync("terraform", [`-chdir=${root}`, ...args], { encoding: "utf8", maxBuffer: 2 ** 28 }).stdout;
    const write = (some: string[]) => {
      const names = some.map((call) => /^"(case_\d+)"/.exec(call)?.[1] as string);
      const output = Object.fromEntries(names.map((name) => [name, { value: `\${module.${name}.given}` }]));
      const text = `{"module": {\n${some.join(",\n")}\n},\n"output": ${JSON.stringify(output)}}`;
      fs.writeFileSync(path.join(root, "main.tf.json"), text);
      terraform("init", "-input=false");
    };
    write(calls);
    for (const line of terraform("plan", "-json", "-input=false").split("\n").filter(Boolean)) {
      const { diagnostic } = JSON.parse(line);
      if (diagnostic?.severity === "error") {
        const at = diagnostic.range.start.line - 2;
        said.set(at, [...(said.get(at) ?? []), diagnostic.detail]);
      }
    }
    write(calls.filter((_, at) => !said.has(at)));
    terraform("apply", "-auto-approve", "-input=false");
    outputs = JSON.parse(terraform("output", "-json"));
  });

  it("is tried in every text of every module, taken or not", () => {
    expect(cases.length).toBeGreaterThan(300);
    expect(said.size).toBeGreaterThan(cases.length / 4);
    expect(said.size).toBeLessThan(cases.length);
  });

  it("is refused where the file refuses it, and nowhere else", () => {
    const words = ["is not possible", "is not a possible name", "is too short", "is too long"];
    const wrong = cases.filter(({ place, schema, text }, at) => {
      const isRefused = (said.get(at) ?? []).some((detail) =>
        words.some((one) => detail.startsWith(`${place}: ${one}`)),
      );
      return isRefused === isTaken(schema, text);
    });
    expect(wrong.map(({ place, text }) => ({ place, text }))).toEqual([]);
  });

  it("is handed on as it is where it is taken", () => {
    const taken = Object.entries(outputs).map(([name, { value }]) => {
      const { place, text } = cases[Number(name.replace("case_", ""))] as Case;
      return { place, text, isThere: JSON.stringify(value).includes(JSON.stringify(text)) };
    });
    expect(taken).toHaveLength(cases.length - said.size);
    expect(taken.filter(({ isThere }) => !isThere)).toEqual([]);
  });
});
