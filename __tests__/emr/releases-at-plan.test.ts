import { ref, TerraformLocal } from "cdktf";
import { APPLICATION_SPANS, hasApplication } from "../../modules/emr/applications";
import { hasFeature, needsServiceEndpoint } from "../../modules/emr/releases";
import { FEATURES } from "../../modules/emr/rules/release";
import { hcl } from "../../modules/value/expression";
import { type Value, value } from "../../modules/value/value";
import { plan } from "../support/plan";
import { synthesize } from "../support/template";
import { describeTerraform } from "../support/terraform";

const versions = (series: string, minors: number, patches: number) =>
  Array.from({ length: minors * patches }, (_, at) => `${series}.${Math.floor(at / patches)}.${at % patches}`);
const RELEASES = [
  ...versions("emr-5", 38, 3),
  ...versions("emr-6", 16, 3),
  ...versions("emr-7", 15, 1),
  "emr-spark-8.0.0",
  "emr-spark-8.1.0",
];

/** Questions to a release, each asked of a value here and of a token there. */
const QUESTIONS = [
  needsServiceEndpoint,
  ...FEATURES.map((feature) => (label: Value<string>) => hasFeature(label, feature)),
  ...Object.entries(APPLICATION_SPANS)
    .filter(([, { first, last }]) => first ?? last)
    .map(
      ([application]) =>
        (label: Value<string>) =>
          hasApplication(label, application),
    ),
];

describeTerraform("what is known of a release in Terraform's language", () => {
  it("is what is known of it here, for any release", () => {
    const label = hcl`${ref("label")}`.text;
    const template = synthesize((stack) => {
      new TerraformLocal(
        stack,
        "answers",
        QUESTIONS.map((question) => question(label)),
      );
    });
    const { answers: expressions } = template.json.locals as { answers: string[] };
    const bare = expressions.map((expression) => expression.replace(/^\$\{(.*)\}$/s, "$1"));
    const answers = `[for label in local.releases : [${bare.join(", ")}]]`;
    const { errors, resources } = plan(
      { locals: { releases: RELEASES }, resource: { terraform_data: { answers: { input: `\${${answers}}` } } } },
      {},
    );
    expect(errors).toEqual([]);
    expect(resources["terraform_data.answers"]?.input).toEqual(
      RELEASES.map((release) => QUESTIONS.map((question) => question(value(release)))),
    );
  });
});
