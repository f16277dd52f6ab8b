import { choose } from "../value/choice";
import { ask } from "../value/question";
import { type Value, value, whenKnown } from "../value/value";
import { architectureOf } from "./catalog";

/** The same of a type's name as `architectureOf` goes by, in Terraform's regular expressions. */
export const ARM_TYPE = "^(a1|[a-z]+[0-9]+[a-z]*g[a-z0-9-]*)[.]";

/** Architecture of an instance type that may be known only when Terraform plans. */
export function architectureAtPlan(type: Value<string>): Value<string> {
  return whenKnown(
    type,
    (known) => value(architectureOf(known)),
    (later) => choose(ask`can(regex(${ARM_TYPE}, ${later}))`, "arm64", "x86_64"),
  );
}
