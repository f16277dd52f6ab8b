import type { Validation } from "../../module-kit/validation";
import { refusal } from "../../schema/refusal";
import { overlaps } from "../refusals";

/** Rules on ranges in Terraform's language, where several inputs of published modules need them. */

/** Whether two ranges share an address: taken at the shorter prefix of the two, they are the same. */
export function overlap(one: string, other: string): string {
  const prefix = (range: string) => `tonumber(split("/", ${range})[1])`;
  const at = (range: string) =>
    `cidrsubnet("\${split("/", ${range})[0]}/\${min(${prefix(one)}, ${prefix(other)})}", 0, 0)`;
  return `try(${at(one)} == ${at(other)}, false)`;
}

/** The entries of a map have ranges apart from each other; of two that have not, the later one is refused. */
export function rangesApart(input: string): Validation {
  const map = `var.${input}`;
  const isSame = overlap(`${map}[later].cidr`, `${map}[earlier].cidr`);
  const pairs = `flatten([for at, later in keys(${map}) : [for earlier in slice(keys(${map}), 0, at) : { later = later, earlier = earlier } if ${isSame}]])`;
  const earlier = `distinct([for pair in ${pairs} : "\${pair.earlier} (\${${map}[pair.earlier].cidr})"])`;
  return {
    condition: `\${length(${pairs}) == 0}`,
    error_message: refusal(`${input}[].cidr: `, {
      ...overlaps(`\${join(", ", ${earlier})}`),
      got: `\${jsonencode({ for name in distinct(${pairs}[*].later) : name => ${map}[name].cidr })}`,
    }),
  };
}
