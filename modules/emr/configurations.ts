import { type IResolvable, ref } from "cdktf";
import { expressionOf } from "../value/blocks-at-plan";
import { hcl } from "../value/expression";
import { type Value, value, whenKnown } from "../value/value";
import type { EmrConfiguration } from "./schema";

/**
 * Configurations in EMR's own spelling, as JSON; undefined if there are none.
 *
 * Sorted and without empty parts, because any change of this text replaces the cluster.
 * https://github.com/terraform-aws-modules/terraform-aws-emr/issues/29
 */
export function configurationsJson(configurations: Value<EmrConfiguration[]>): Value<string | undefined> {
  return whenKnown<EmrConfiguration[], Value<string | undefined>>(
    configurations,
    (known) => value(known.length > 0 ? JSON.stringify(known.map(canonical)) : undefined),
    (later) => {
      const list = expressionOf(later);
      return hcl`length(${list}) > 0 ? jsonencode(${canonicalAtPlan(list)}) : null`.text;
    },
  );
}

function canonical({ classification, properties = {}, configurations = [] }: EmrConfiguration): object {
  const sorted = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    Classification: classification,
    ...(sorted.length > 0 ? { Properties: Object.fromEntries(sorted) } : {}),
    ...(configurations.length > 0 ? { Configurations: configurations.map(canonical) } : {}),
  };
}

/** The same in Terraform's words. It knows no recursion: what stands in a configuration holds no further one. */
function canonicalAtPlan(configurations: IResolvable): IResolvable {
  const listed = (list: IResolvable, entry: string, inner: object) => {
    const parts = { Classification: ref(`${entry}.classification`), Properties: ref(`${entry}.properties`), ...inner };
    return hcl`[for ${ref(entry)} in ${list} : { for key, part in ${parts} : key => part if length(part) > 0 }]`;
  };
  const inside = listed(ref("outer.configurations"), "inner", {});
  return listed(configurations, "outer", { Configurations: inside });
}
