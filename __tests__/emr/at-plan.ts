import { ref, TerraformLocal } from "cdktf";
import type { EmrConfiguration } from "../../modules/emr/schema";
import { BlocksAtPlan } from "../../modules/value/blocks-at-plan";
import type { Value } from "../../modules/value/value";
import { plan } from "../support/plan";
import { synthesize } from "../support/template";

/** What Terraform answers to questions about configurations that it alone knows, for each of several. */
export function askedAtPlan(
  questions: (configurations: Value<EmrConfiguration[]>) => unknown[],
  cases: EmrConfiguration[][],
): unknown {
  const later = new BlocksAtPlan<EmrConfiguration>(ref("configurations"), () => ({ classification: "" }));
  const template = synthesize((stack) => {
    new TerraformLocal(stack, "answers", questions(later as unknown as Value<EmrConfiguration[]>));
  });
  const { answers } = template.json.locals as { answers: string[] };
  const bare = answers.map((answer) => answer.replace(/^\$\{(.*)\}$/s, "$1"));
  const input = `\${[for configurations in local.cases : [${bare.join(", ")}]]}`;
  const { errors, resources } = plan(
    {
      locals: { cases: cases.map((one) => one.map(asVariable)) },
      resource: { terraform_data: { answers: { input } } },
    },
    {},
  );
  expect(errors).toEqual([]);
  return resources["terraform_data.answers"]?.input;
}

/** With the defaults of a module's variable. */
function asVariable({ classification, properties = {}, configurations = [] }: EmrConfiguration): object {
  const inside = configurations.map(({ properties: inner = {} }) => ({ properties: inner }));
  return { classification, properties, configurations: inside };
}
