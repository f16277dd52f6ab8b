import { refusal } from "../environment/words";
import { ARM_TYPE } from "../instances/architecture";
import type { Validation } from "../published/validation";
import { quote } from "../stack/expression";

/** What the published modules of both engines ask of instance types, in Terraform's words. */

/** Whether a type is of AWS's own arm64 processors. */
export const arm = (type: string) => `can(regex(${quote(ARM_TYPE)}, ${type}))`;

/** What is no type at all has been refused already. */
export const wellFormed = (type: string) => `can(regex("[.]", ${type}))`;

/** @param place a list of types below a variable: `workers.instance_types` */
export function namesTypesOnce(place: string): Validation {
  const types = `var.${place}`;
  return {
    condition: `\${length(distinct(${types})) == length(${types})}`,
    error_message: refusal(`${place}: `, {
      problem: "name a type twice",
      got: `\${jsonencode(${types})}`,
      fix: `write \${jsonencode(distinct(${types}))}`,
    }),
  };
}
