import type { EmrCluster, EmrClusterConfig } from "@cdktf/provider-aws/lib/emr-cluster";
import type { ProviderMajor } from "../stack/schema";
import { orElse } from "../value/choice";
import { blocks } from "../value/dynamic-blocks";
import { unlessEmpty } from "../value/list";
import { type Answer, is, isAlways, isGiven, isMissing, isNever, isPossible } from "../value/question";
import { argument, type Values, whenKnown } from "../value/value";
import { scaledArguments } from "./scaling";
import type { Emr } from "./schema";

export function bootstrapActions({ bootstrapActions: actions }: Values<Emr>) {
  const isEmpty = whenKnown(
    actions,
    (known) => known.length === 0,
    () => false,
  );
  return isEmpty ? undefined : blocks(actions, ({ name, path, args }) => ({ name, path, args: unlessEmpty(args) }));
}

export function protectsFromTermination({ terminationProtection, master: { count } }: Values<Emr>): Answer {
  return orElse(terminationProtection, is(count, 3));
}

interface LifecycleProps {
  /** Major version of the AWS provider. */
  providerMajor: ProviderMajor;
  /** What the cluster is replaced after, in the words of `replace_triggered_by`. */
  triggers: string[];
}

/**
 * What holds the cluster in its place, and what does not.
 *
 * EMR refuses to end a protected cluster only when all that hangs on it is gone; so Terraform refuses when it plans.
 */
export function lifecycle(
  settings: Values<Emr>,
  { providerMajor, triggers }: LifecycleProps,
): EmrClusterConfig["lifecycle"] {
  const ignoreChanges = leftAlone(settings, providerMajor);
  return {
    preventDestroy: isAlways(protectsFromTermination(settings)) ? true : undefined,
    ignoreChanges: ignoreChanges.length > 0 ? ignoreChanges : undefined,
    replaceTriggeredBy: triggers,
  };
}

/**
 * What an apply must leave as it is, since it would replace the cluster or fight its scaling.
 *
 * A running fleet never moves to another subnet, so one that is added later waits for the next cluster.
 * Numbers belong to scaling where there is any: https://github.com/hashicorp/terraform-provider-aws/issues/36492
 * Provider 6 takes the Amazon Linux release that EMR chose for one to be removed, by a new cluster, unless the file
 * gives it: https://github.com/hashicorp/terraform-provider-aws/pull/49318
 */
function leftAlone(settings: Values<Emr>, providerMajor: ProviderMajor): string[] {
  const isFleets = is(settings.instances, "fleets");
  const scaled = scaledArguments(settings, settings.core);
  const ofFleets = [
    "ec2_attributes[0].subnet_ids",
    ...scaled.fleet.map((argument) => `core_instance_fleet[0].${argument}`),
  ];
  const ofGroups = scaled.group.map((argument) => `core_instance_group[0].${argument}`);
  const chosenByEmr = providerMajor === 6 && isAlways(isMissing(settings.osReleaseLabel)) ? [OS_RELEASE_LABEL] : [];
  return [...(isNever(isFleets) ? [] : ofFleets), ...(isAlways(isFleets) ? [] : ofGroups), ...chosenByEmr];
}

/** The bindings are of provider 5.100, which has no such argument; 6.2.0 has. */
const OS_RELEASE_LABEL = "os_release_label";

/** Start the nodes from the Amazon Linux release that the settings name, if they name one. */
export function addOsRelease(cluster: EmrCluster, { osReleaseLabel }: Values<Emr>): void {
  if (isPossible(isGiven(osReleaseLabel))) {
    cluster.addOverride(OS_RELEASE_LABEL, argument(osReleaseLabel));
  }
}
