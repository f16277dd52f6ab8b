import { negated } from "../value/number";
import { json } from "../value/text";
import type { Value, Values } from "../value/value";
import type { YarnScaling } from "./capacity-schema";

/** EMR's YARN metrics come every five minutes. */
export const PERIOD_SECONDS = 300;

/**
 * Custom scaling of one instance group on YARN metrics, as JSON.
 *
 * The dimension JobFlowId is left to EMR, whose default it is; the provider leaves it out of what it reads back.
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-automatic-scaling.html
 */
export function yarnPolicy(scaling: Values<YarnScaling>): Value<string> {
  const { adjustment, cooldownSeconds } = scaling;
  const rule = (name: string, description: string, instances: Value<number>, alarm: Alarm) => ({
    Name: name,
    Description: description,
    Action: {
      SimpleScalingPolicyConfiguration: {
        AdjustmentType: "CHANGE_IN_CAPACITY",
        ScalingAdjustment: instances,
        CoolDown: cooldownSeconds,
      },
    },
    Trigger: {
      CloudWatchAlarmDefinition: {
        Namespace: "AWS/ElasticMapReduce",
        Statistic: "AVERAGE",
        Period: PERIOD_SECONDS,
        EvaluationPeriods: 1,
        ...alarm,
      },
    },
  });
  return json({
    Constraints: { MinCapacity: scaling.minimum, MaxCapacity: scaling.maximum },
    Rules: [
      rule("OutOnMemory", "Little YARN memory is free", adjustment, {
        MetricName: "YARNMemoryAvailablePercentage",
        Unit: "PERCENT",
        ComparisonOperator: "LESS_THAN",
        Threshold: scaling.scaleOutMemoryPercentage,
      }),
      rule("OutOnPending", "Many containers wait", adjustment, {
        MetricName: "ContainerPendingRatio",
        Unit: "COUNT",
        ComparisonOperator: "GREATER_THAN",
        Threshold: scaling.scaleOutPendingRatio,
      }),
      rule("InOnMemory", "Much YARN memory is free", negated(adjustment), {
        MetricName: "YARNMemoryAvailablePercentage",
        Unit: "PERCENT",
        ComparisonOperator: "GREATER_THAN",
        Threshold: scaling.scaleInMemoryPercentage,
      }),
    ],
  });
}

interface Alarm {
  MetricName: string;
  Unit: "PERCENT" | "COUNT";
  ComparisonOperator: "LESS_THAN" | "GREATER_THAN";
  Threshold: Value<number>;
}
