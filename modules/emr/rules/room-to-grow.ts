import type { Claim, Rule } from "../../rule/claim";
import { inBlock } from "../../rule/entries";
import { text } from "../../rule/text";
import { either, isAtLeast, isGiven, whereGiven } from "../../value/question";
import type { ManagedScaling } from "../schema";
import type { Cluster } from "./nodes";

export const roomToGrowRules: Rule<Cluster>[] = [
  {
    says: "`managed_scaling.maximum_core` below `maximum` goes with task nodes, which all beyond it are",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-scaling.html",
    claims: taskNodesTakeTheRest,
  },
];

/** EMR splits what it adds between core and task nodes by that limit, and takes it without task nodes too. */
function taskNodesTakeTheRest({ managedScaling, task }: Cluster): Claim[] {
  return inBlock<ManagedScaling>(managedScaling, ["managed_scaling"], ({ maximum, maximumCore }) => [
    {
      path: ["maximum_core"],
      holds: whereGiven(maximumCore, (limit) => either(isGiven(task), isAtLeast(limit, maximum))),
      problem: text`keeps the cluster from its maximum (${maximum}): beyond maximum_core it grows by task nodes, and has none`,
      got: maximumCore,
      fix: text`add task, or remove maximum_core`,
      because: [["task"]],
    },
  ]);
}
