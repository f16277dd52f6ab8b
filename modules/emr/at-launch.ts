import { DataResource, TerraformCount, Token } from "cdktf";
import { Construct } from "constructs";
import { THIS } from "../stack/addressed-stack";
import { both, is } from "../value/condition";
import { hcl } from "../value/expression";
import { type Condition, isGiven, json, texts } from "../value/plan-time";
import { addressOf } from "../value/reference";
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

  constructor(scope: Construct, id: string, { bootstrapActions, master, core, task, instances }: Emr) {
    super(scope, id);
    const cluster = new DataResource(this, THIS, {
      input: {
        bootstrap_actions: texts(bootstrapActions, ({ name, path }) => `${name} ${path}`),
        volumes_gb: { master: master.volumeGb, core: core.volumeGb },
      },
    });
    this.triggers = [cluster, ...this.taskFleet(both(is(instances, "fleets"), isGiven(task)), task)].map(addressOf);
  }

  /** A task fleet by itself, since one that comes or goes is no change of the cluster. */
  private taskFleet(exists: Condition, task: Emr["task"]): DataResource[] {
    if (exists === false) {
      return [];
    }
    const fleet = json(unchangeable(task as EmrCapacity));
    // Terraform refuses to follow a resource of which there is none: where it may be none, one stands there always, and
    // says nothing.
    const input = exists === true ? fleet : hcl`count.index == 0 ? "" : ${fleet}`;
    const count = exists === true ? undefined : TerraformCount.of(Token.asNumber(hcl`${exists} ? 2 : 1`));
    return [new DataResource(this, "task", { count, input: input as unknown as Record<string, unknown> })];
  }
}

/** A fleet but for its numbers. */
function unchangeable(task: EmrCapacity): object {
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
