import fc from "fast-check";
import { yarnPolicy } from "../../modules/emr/yarn-policy";
import { argument, fields } from "../../modules/value/value";
import { emr } from "./support";

const policyOf = (block: Record<string, unknown> = {}) =>
  argument(yarnPolicy(fields(emr({ instances: "groups", core: { yarn_scaling: block } }).core.yarnScaling)));

test("the rules are EMR's own: out on little memory or waiting containers, in on much memory", () => {
  const metric = { Namespace: "AWS/ElasticMapReduce", Statistic: "AVERAGE", Period: 300, EvaluationPeriods: 1 };
  const change = (instances: number) => ({
    SimpleScalingPolicyConfiguration: {
      AdjustmentType: "CHANGE_IN_CAPACITY",
      ScalingAdjustment: instances,
      CoolDown: 600,
    },
  });
  const policy = policyOf({ minimum: 2, maximum: 12, adjustment: 3, cooldown_seconds: 600 });
  expect(JSON.parse(policy)).toEqual({
    Constraints: { MinCapacity: 2, MaxCapacity: 12 },
    Rules: [
      {
        Name: "OutOnMemory",
        Description: "Little YARN memory is free",
        Action: change(3),
        Trigger: {
          CloudWatchAlarmDefinition: {
            ...metric,
            MetricName: "YARNMemoryAvailablePercentage",
            Unit: "PERCENT",
            ComparisonOperator: "LESS_THAN",
            Threshold: 15,
          },
        },
      },
      {
        Name: "OutOnPending",
        Description: "Many containers wait",
        Action: change(3),
        Trigger: {
          CloudWatchAlarmDefinition: {
            ...metric,
            MetricName: "ContainerPendingRatio",
            Unit: "COUNT",
            ComparisonOperator: "GREATER_THAN",
            Threshold: 0.75,
          },
        },
      },
      {
        Name: "InOnMemory",
        Description: "Much YARN memory is free",
        Action: change(-3),
        Trigger: {
          CloudWatchAlarmDefinition: {
            ...metric,
            MetricName: "YARNMemoryAvailablePercentage",
            Unit: "PERCENT",
            ComparisonOperator: "GREATER_THAN",
            Threshold: 75,
          },
        },
      },
    ],
  });
});

test("whatever the numbers, names are unique and nothing in the policy looks like a Terraform expression", () => {
  const blocks = fc.record({
    scale_out_memory_percentage: fc.integer({ min: 1, max: 99 }),
    scale_in_memory_percentage: fc.integer({ min: 1, max: 100 }),
    scale_out_pending_ratio: fc.double({ min: 0.01, max: 100, noNaN: true }),
    adjustment: fc.integer({ min: 1, max: 100 }),
  });
  fc.assert(
    fc.property(blocks, (block) => {
      const policy = policyOf(block);
      const names = JSON.parse(policy).Rules.map(({ Name }: { Name: string }) => Name);
      expect(new Set(names).size).toBe(names.length);
      expect(policy).not.toMatch(/[$%]\{/);
    }),
  );
});
