import type { EmrConfiguration } from "../environment/schema/emr";

/**
 * Configurations in EMR's own spelling, as JSON; undefined if there are none.
 *
 * Sorted and without empty parts, because any change of this text replaces the cluster.
 * https://github.com/terraform-aws-modules/terraform-aws-emr/issues/29
 */
export function configurationsJson(configurations: EmrConfiguration[]): string | undefined {
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
