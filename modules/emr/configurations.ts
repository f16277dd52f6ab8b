import { type IResolvable, ref, Token } from "cdktf";
import { hcl } from "../value/expression";
import { LaterBlocks } from "../value/later";
import type { EmrConfiguration } from "./schema";

/**
 * Configurations in EMR's own spelling, as JSON; undefined if there are none.
 *
 * Sorted and without empty parts, because any change of this text replaces the cluster.
 * https://github.com/terraform-aws-modules/terraform-aws-emr/issues/29
 */
export function configurationsJson(configurations: EmrConfiguration[]): string | undefined {
  const list: unknown = configurations;
  if (list instanceof LaterBlocks) {
    const { expression } = list;
    return Token.asString(hcl`length(${expression}) > 0 ? jsonencode(${canonicalAtPlan(expression)}) : null`);
  }
  return configurations.length > 0 ? JSON.stringify(configurations.map(canonical)) : undefined;
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
