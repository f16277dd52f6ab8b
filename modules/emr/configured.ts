import { KEY_ARN } from "../schema/arn";
import { expressionOf } from "../value/blocks-at-plan";
import { hcl } from "../value/expression";
import { type Answer, ask } from "../value/question";
import { type Value, value, whenKnown } from "../value/value";
import type { EmrConfiguration } from "./schema";

/** Names of the properties that put the tables of Hive, and of what reads them, into a database or a catalogue elsewhere. */
export const METASTORE = "^(javax[.]jdo[.]option[.]ConnectionURL|hive[.]metastore[.]client[.]factory[.]class)$";

/** The KMS keys that properties name, such as those that EMRFS encrypts objects of S3 with. */
export function keysIn(configurations: Value<EmrConfiguration[]>): Value<string[]> {
  return whenKnown(
    configurations,
    (known) => value([...new Set(JSON.stringify(known).match(new RegExp(KEY_ARN, "g")) ?? [])]),
    (later) => hcl`distinct(regexall(${KEY_ARN}, jsonencode(${expressionOf(later)})))`.list,
  );
}

/** Whether a classification, or one inside it, sets a property of such a name. */
export function setsProperty(
  configurations: Value<EmrConfiguration[]>,
  classification: string,
  property: string,
): Answer {
  return whenKnown(
    configurations,
    (known) => value(known.some((one) => one.classification === classification && sets(one, new RegExp(property)))),
    (later) =>
      ask`anytrue([for outer in ${expressionOf(later)} : outer.classification == ${classification} && anytrue([for key in flatten([for one in concat([outer], outer.configurations) : keys(one.properties)]) : can(regex(${property}, key))])])`,
  );
}

function sets({ properties = {}, configurations = [] }: EmrConfiguration, property: RegExp): boolean {
  return Object.keys(properties).some((key) => property.test(key)) || configurations.some((one) => sets(one, property));
}
