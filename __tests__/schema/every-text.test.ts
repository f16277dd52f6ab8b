import { emrInputs, emrScaledInputs } from "../../modules/emr/inputs";
import { ENGINES } from "../../modules/engines";
import { environmentSchema } from "../../modules/environment/schema";
import type { Inputs } from "../../modules/module-kit/input";
import { networkInputs } from "../../modules/network/module/inputs";
import { peeringInputs } from "../../modules/network/module/peering-inputs";
import { networkVpcInputs } from "../../modules/network/module/vpc-inputs";
import { fieldSchema } from "../../modules/schema/field-schema";
import { type FieldGrammar, grammarsOf } from "../../modules/schema/grammars-of";
import { standaloneInputs } from "../../modules/standalone/inputs";
import { terraformSparkInputs } from "../../modules/terraform-spark/inputs";

/** What no text may hold, wherever it lands, for none of its readers shows it or takes it for itself. */
const NEVER = ["\n", "\r", "\0", "\u001b", "\u0085", "\u2028"];

/** What a shell, a policy or JSON would take for more than itself. */
const SPECIAL = ['"', "'", "`", "$(", "${", "\\", "*", "?"];

/** Texts that are free to hold those, and why they may. */
const FREE: [RegExp, string][] = [
  [/(^|\.)key_name$/, "AWS takes any printable ASCII; it is an argument of Terraform's and nothing else"],
  [
    /properties\.<name>$/,
    "names of metrics and loggers hold * and $; properties land in a file or in JSON by one writer",
  ],
  [
    /bootstrap_actions\[\]\.args\[\]$/,
    "arguments of the caller's own script; an argument of Terraform's and nothing else",
  ],
  [/bootstrap_actions\[\]\.name$/, "a title that EMR shows"],
  [/(^|\.)security_configuration$/, "EMR takes any text; it is an argument of Terraform's and nothing else"],
  [
    /(^|\.)download_url$/,
    "a ? begins the query of an https address; the grammar test shows that those of S3 have none",
  ],
];

/** Inputs that are never used and may be anything. */
const UNUSED = ["fleet_private_key", "hadoop_version"];

const isFree = (place: string) => FREE.some(([pattern]) => pattern.test(place));

function accepts({ patterns }: FieldGrammar, piece: string): boolean {
  const beginnings = [
    "",
    "a",
    "spark.a",
    "/a",
    "s3://abc/a",
    "https://a.io/a",
    "arn:aws:iam::111122223333:role/a",
    "vpc-1234567",
  ];
  const endings = ["", "a", "b.tgz", "/", "1"];
  return beginnings.some((before) =>
    endings.some((after) => patterns.every(({ source }) => new RegExp(source, "u").test(`${before}${piece}${after}`))),
  );
}

const ofInputs = (inputs: Inputs): FieldGrammar[] =>
  Object.entries(inputs).flatMap(([name, { schema }]) => grammarsOf(schema, name));

const SCHEMAS: Record<string, FieldGrammar[]> = {
  "an environment file": grammarsOf(fieldSchema(environmentSchema)),
  ...Object.fromEntries(ENGINES.map(({ name, schema }) => [`the engine ${name}`, grammarsOf(fieldSchema(schema))])),
  "the module standalone": ofInputs(standaloneInputs),
  "the module emr": ofInputs(emrInputs),
  "the module emr_scaled": ofInputs(emrScaledInputs),
  "the module network": ofInputs(networkInputs),
  "the module network/vpc": ofInputs(networkVpcInputs),
  "the module peering": ofInputs(peeringInputs),
  "the module terraform_spark": ofInputs(terraformSparkInputs),
};

describe.each(Object.entries(SCHEMAS))("every text of %s", (_, all) => {
  const texts = all.filter(({ place }) => !UNUSED.includes(place));

  it("has a grammar", () => {
    expect(texts.length).toBeGreaterThan(4);
    expect(texts.filter(({ patterns }) => patterns.length === 0).map(({ place }) => place)).toEqual([]);
  });

  it.each(NEVER.map((piece) => [JSON.stringify(piece), piece]))("takes no %s", (_, piece) => {
    expect(texts.filter((text) => accepts(text, piece)).map(({ place }) => place)).toEqual([]);
  });

  it.each(SPECIAL.map((piece) => [piece]))("takes no %s, but for those that are free to", (piece) => {
    const open = texts.filter((text) => accepts(text, piece)).map(({ place }) => place);
    expect(open.filter((place) => !isFree(place))).toEqual([]);
  });
});
