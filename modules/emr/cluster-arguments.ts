import type { EmrClusterConfig } from "@cdktf/provider-aws/lib/emr-cluster";
import type { Emr } from "../environment/schema/emr";
import { blocks } from "../stack/blocks";
import { is } from "../stack/condition";
import { hcl } from "../stack/expression";
import { type Condition, isLater, unlessEmpty } from "../stack/plan-time";
import { scaledArguments } from "./scaling";

export function bootstrapActions({ bootstrapActions: actions }: Emr): EmrClusterConfig["bootstrapAction"] {
  return actions.length === 0
    ? undefined
    : blocks(actions, ({ name, path, args }) => ({ name, path, args: unlessEmpty(args) }));
}

export function protectsFromTermination({ terminationProtection, master: { count } }: Emr): Condition {
  return isLater(count)
    ? hcl`coalesce(${terminationProtection}, ${count} == 3)`
    : (terminationProtection ?? count === 3);
}

/**
 * What holds the cluster in its place, and what does not.
 *
 * EMR refuses to end a protected cluster only when all that hangs on it is gone; so Terraform refuses when it plans.
 *
 * @param triggers what the cluster is replaced after, in the words of `replace_triggered_by`
 */
export function lifecycle(settings: Emr, triggers: string[]): EmrClusterConfig["lifecycle"] {
  const ignoreChanges = leftAlone(settings);
  return {
    preventDestroy: protectsFromTermination(settings) === true ? true : undefined,
    ignoreChanges: ignoreChanges.length > 0 ? ignoreChanges : undefined,
    replaceTriggeredBy: triggers,
  };
}

/**
 * What an apply must leave as it is, since it would replace the cluster or fight its scaling.
 *
 * A running fleet never moves to another subnet, so one that is added later waits for the next cluster.
 * Numbers belong to scaling where there is any: https://github.com/hashicorp/terraform-provider-aws/issues/36492
 */
function leftAlone(settings: Emr): string[] {
  const isFleets = is(settings.instances, "fleets");
  const scaled = scaledArguments(settings, settings.core);
  const ofFleets = [
    "ec2_attributes[0].subnet_ids",
    ...scaled.fleet.map((argument) => `core_instance_fleet[0].${argument}`),
  ];
  const ofGroups = scaled.group.map((argument) => `core_instance_group[0].${argument}`);
  return [...(isFleets === false ? [] : ofFleets), ...(isFleets === true ? [] : ofGroups)];
}
