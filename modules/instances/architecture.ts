import { hcl } from "../value/expression";
import { choose, isLater } from "../value/plan-time";
import { architectureOf } from "./catalog";

/** The same of a type's name as `architectureOf` goes by, in Terraform's regular expressions. */
export const ARM_TYPE = "^(a1|[a-z]+[0-9]+[a-z]*g[a-z0-9-]*)[.]";

/** Architecture of an instance type that may be known only when Terraform plans. */
export function architectureAtPlan(type: string): string {
  return isLater(type) ? choose(hcl`can(regex(${ARM_TYPE}, ${type}))`, "arm64", "x86_64") : architectureOf(type);
}
