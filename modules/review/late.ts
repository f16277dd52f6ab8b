import { type Change, changesOf } from "./changes";
import type { Loss } from "./losses";
import type { Plan } from "./plan";

/** Arguments of a launch template that say nothing of the instances. */
const OF_THE_TEMPLATE = ["tags", "tags_all", "latest_version", "default_version", "description"];

/** What a plan changes for instances that start later, while those that run stay as they are. */
export function lateChangesOf(plan: Plan): Loss[] {
  const changes = changesOf(plan);
  // A group that is made anew starts all of its instances from the template as it is then.
  const isFollowed = changes.some(({ type, action }) => type === "aws_autoscaling_group" && action === "replace");
  return changes
    .filter(({ type, action }) => type === "aws_launch_template" && action === "update" && !isFollowed)
    .map((change) => ({ address: change.address, names: changedArguments(change) }))
    .filter(({ names }) => names.length > 0)
    .map(({ address, names }) => ({
      address,
      text: `changes ${names.join(", ")} for workers that start later; those that run keep what they have`,
    }));
}

function changedArguments({ before, after }: Change): string[] {
  return Object.keys(after ?? {})
    .filter((key) => !OF_THE_TEMPLATE.includes(key))
    .filter((key) => JSON.stringify(before?.[key]) !== JSON.stringify(after?.[key]))
    .sort();
}
