import type { Validation } from "../../module-kit/validation";
import { refusal } from "../../schema/refusal";
import { APART } from "../refusals";

/** Rules on ranges in Terraform's language, where several inputs of published modules need them. */

/** Whether two ranges share an address: taken at the shorter prefix of the two, they are the same. */
export function overlap(one: string, other: string): string {
  const prefix = (range: string) => `tonumber(split("/", ${range})[1])`;
  const at = (range: string) =>
    `cidrsubnet("\${split("/", ${range})[0]}/\${min(${prefix(one)}, ${prefix(other)})}", 0, 0)`;
  return `try(${at(one)} == ${at(other)}, false)`;
}

/** The entries of a map have ranges apart from each other. */
export function rangesApart(input: string): Validation {
  const map = `var.${input}`;
  const overlapping = `[for name, one in ${map} : name if anytrue([for other, range in ${map} : other != name && ${overlap("one.cidr", "range.cidr")}])]`;
  return {
    condition: `\${length(${overlapping}) == 0}`,
    error_message: refusal(`${input}[].cidr: `, {
      problem: "overlap each other",
      got: `\${jsonencode({ for name in ${overlapping} : name => ${map}[name].cidr })}`,
      allowed: APART,
    }),
  };
}
