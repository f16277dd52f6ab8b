import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { nameTag } from "../stack/names";
import { args, type Value } from "../value/value";

export interface CpuScalingProps {
  environment: string;
  groupName: string;
  /** Length of a period, in seconds. */
  periodSeconds: Value<number>;
  /** How many periods in a row it takes. */
  evaluationPeriods: Value<number>;
  /** Pause after a change, in seconds. */
  cooldownSeconds: Value<number>;
  up: CpuStep;
  down: CpuStep;
}

/** From how many percent of CPU on the number of workers changes, and by how much. */
interface CpuStep {
  threshold: Value<number>;
  adjustment: Value<number>;
}

/**
 * Scaling of workers by their mean CPU.
 *
 * A worker that waits for data or that ran out of tasks before the others looks idle, so this may end workers in the
 * middle of a job; Spark runs their tasks again.
 */
export class CpuScaling extends Construct {
  constructor(scope: Construct, id: string, props: CpuScalingProps) {
    super(scope, id);
    this.scale("up", "GreaterThanOrEqualToThreshold", props.up, props);
    this.scale("down", "LessThanOrEqualToThreshold", props.down, props);
  }

  private scale(direction: string, comparisonOperator: string, step: CpuStep, props: CpuScalingProps): void {
    const name = nameTag(props.environment, "workers", direction);
    const policy = new AutoscalingPolicy(
      this,
      direction,
      args({
        name,
        autoscalingGroupName: props.groupName,
        policyType: "SimpleScaling",
        adjustmentType: "ChangeInCapacity",
        scalingAdjustment: step.adjustment,
        cooldown: props.cooldownSeconds,
      }),
    );
    new CloudwatchMetricAlarm(
      this,
      direction === "up" ? "busy" : "idle",
      args({
        // Names of alarms are unique in an account and a region; that of the group is, whatever the environment's is.
        alarmName: `${props.groupName}-${direction}`,
        alarmDescription: "Mean CPU of the Spark workers",
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        statistic: "Average",
        dimensions: { AutoScalingGroupName: props.groupName },
        comparisonOperator,
        threshold: step.threshold,
        period: props.periodSeconds,
        evaluationPeriods: props.evaluationPeriods,
        alarmActions: [policy.arn],
      }),
    );
  }
}
