import { TerraformCount } from "cdktf";
import { Construct } from "constructs";
import { THIS } from "../stack/addressed-stack";
import { triggerOf } from "../stack/state-values";
import { hcl } from "../value/expression";
import { texts } from "../value/list";
import { type Answer, both, is, isAlways, isGiven, isNever } from "../value/question";
import { json } from "../value/text";
import { argument, fields, type Values } from "../value/value";
import type { EmrCapacity } from "./capacity-schema";
import type { Emr } from "./schema";

/**
 * What only the launch of a cluster takes in, though the provider would change it in place, not at all, or in a way that
 * EMR refuses when it is applied: bootstrap actions, volumes of fleets, and all of a task fleet but its numbers.
 *
 * A change of it is a change of the cluster, and the plan says so.
 * https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/emr/cluster.go
 * https://docs.aws.amazon.com/emr/latest/APIReference/API_ModifyInstanceFleet.html
 */
export class AtLaunch extends Construct {
  /** What the cluster is replaced after, in the words of `replace_triggered_by`. */
  readonly triggers: string[];

  constructor(scope: Construct, id: string, { bootstrapActions, master, core, task, instances }: Values<Emr>) {
    super(scope, id);
    const cluster = triggerOf(this, THIS, {
      bootstrap_actions: texts(bootstrapActions, ({ name, path }) => `${argument(name)} ${argument(path)}`),
      volumes_gb: { master: master.volumeGb, core: core.volumeGb },
    });
    this.triggers = [cluster, ...this.taskFleet(both(is(instances, "fleets"), isGiven(task)), task)];
  }

  /** A task fleet by itself, since one that comes or goes is no change of the cluster. */
  private taskFleet(exists: Answer, task: Values<Emr>["task"]): string[] {
    if (isNever(exists)) {
      return [];
    }
    const fleet = json(unchangeable(fields(task)));
    // Terraform refuses to follow a resource of which there is none: where it may be none, one stands there always, and
    // says nothing.
    const input = isAlways(exists) ? fleet : hcl`count.index == 0 ? "" : ${fleet}`;
    const count = isAlways(exists) ? undefined : TerraformCount.of(argument(hcl`${exists} ? 2 : 1`.number));
    return [triggerOf(this, "task", input, count)];
  }
}

/** A fleet but for its numbers. */
function unchangeable(task: Values<EmrCapacity>): object {
  return {
    instance_types: task.instanceTypes,
    weights: task.weights,
    bid_percentage: task.bidPercentage,
    spot_timeout_minutes: task.spotTimeoutMinutes,
    spot_timeout_action: task.spotTimeoutAction,
    spot_allocation_strategy: task.spotAllocationStrategy,
    volume_gb: task.volumeGb,
  };
}
