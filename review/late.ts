import { type Change, changesOf } from "./changes";
import type { Loss } from "./loss";
import type { Plan } from "./plan";

/** Arguments of a launch template that say nothing of the instances. */
const OF_THE_TEMPLATE = ["tags", "tags_all", "latest_version", "default_version", "description"];

/** What a plan changes for instances that start later, while those that run stay as they are. */
export function lateChangesOf(plan: Plan): Loss[] {
  const changes = changesOf(plan);
  const madeAnew = changes.filter(({ type, action }) => type === "aws_autoscaling_group" && action === "replace");
  return changes
    .filter(({ type, action }) => type === "aws_launch_template" && action === "update")
    .filter((template) => !madeAnew.some((group) => startsFrom(group, template)))
    .map((change) => ({ address: change.address, names: changedArguments(change) }))
    .filter(({ names }) => names.length > 0)
    .map(({ address, names }) => ({
      address,
      text: `changes ${names.join(", ")} for workers that start later; those that run keep what they have`,
    }));
}

/** Whether a group has a template, in whichever of the ways to name one. Made anew, it starts all of its instances from it. */
function startsFrom(group: Change, template: Change): boolean {
  return JSON.stringify(group.before).includes(JSON.stringify(template.before?.id));
}

function changedArguments({ before, after }: Change): string[] {
  return Object.keys(after ?? {})
    .filter((key) => !OF_THE_TEMPLATE.includes(key))
    .filter((key) => JSON.stringify(before?.[key]) !== JSON.stringify(after?.[key]))
    .sort();
}
