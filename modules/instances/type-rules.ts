import type { Validation } from "../module-kit/validation";
import { refusal } from "../schema/refusal";
import { quote } from "../value/expression";
import { ARM_TYPE } from "./architecture";

/** What the published modules of both engines ask of instance types, in Terraform's words. */

/** Whether a type is of AWS's own arm64 processors. */
export const arm = (type: string) => `can(regex(${quote(ARM_TYPE)}, ${type}))`;

/** What is no type at all has been refused already. */
export const wellFormed = (type: string) => `can(regex("[.]", ${type}))`;

/** How a rule is put that is about a block, which may be missing. */
export interface RuleForm {
  /** The condition, which holds where there is no such block. */
  holds: (condition: string) => string;
  /** An expression over the block in a message. */
  shown: (expression: string) => string;
}

export const ALWAYS: RuleForm = {
  holds: (condition) => `\${${condition}}`,
  shown: (expression) => `\${${expression}}`,
};

/** @param place a list of types below a variable: `workers.instance_types` */
export function namesTypesOnce(place: string, { holds, shown } = ALWAYS): Validation {
  const types = `var.${place}`;
  return {
    condition: holds(`length(distinct(${types})) == length(${types})`),
    error_message: refusal(`${place}: `, {
      problem: "name a type twice",
      got: shown(`jsonencode(${types})`),
      fix: `write ${shown(`jsonencode(distinct(${types}))`)}`,
    }),
  };
}
