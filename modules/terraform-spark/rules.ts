import type { Claim } from "../rule/claim";
import { claimsOf } from "../rule/judge";
import { text } from "../rule/text";
import { releaseIsThere } from "../standalone/release-rules";
import type { Standalone } from "../standalone/schema";
import { typeRules } from "../standalone/type-rules";
import { product } from "../value/number";
import { both, either, isAtLeast, isAtMost, isMoreThan } from "../value/question";
import type { Values } from "../value/value";

interface Alarms {
  period: number;
  evaluationPeriods: number;
  upthreshold: number;
  downthreshold: number;
}

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/** What is asked of the alarms that change the number of workers. */
export function alarmClaims({ period, evaluationPeriods, upthreshold, downthreshold }: Values<Alarms>): Claim[] {
  const seconds = product(period, evaluationPeriods);
  return [
    {
      path: ["downthreshold"],
      // Workers that are removed for one alarm would be added for the other at once, and so on for ever.
      holds: isMoreThan(upthreshold, downthreshold),
      problem: "is not below upthreshold: workers would be added and removed in turn",
      got: downthreshold,
      allowed: text`less than ${upthreshold}`,
      fix: "lower it, or raise upthreshold",
    },
    {
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
      path: ["evaluation_periods"],
      holds: either(
        isAtMost(seconds, DAY_SECONDS),
        both(isAtLeast(period, HOUR_SECONDS), isAtMost(seconds, 7 * DAY_SECONDS)),
      ),
      problem: text`looks back ${seconds} seconds, longer than an alarm does`,
      got: evaluationPeriods,
      allowed: `period times evaluation_periods: at most ${DAY_SECONDS}, or ${7 * DAY_SECONDS} where period is ${HOUR_SECONDS} or more`,
      fix: "lower evaluation_periods or period",
    },
  ];
}

/** What a standalone cluster is judged by of what this module lets its caller choose, by the inputs' own names. */
export function clusterClaims(cluster: Values<Standalone>): Claim[] {
  return [...claimsOf([releaseIsThere], cluster), ...claimsOf(typeRules, cluster)].map(({ fix: _, ...claim }) => ({
    ...claim,
    path: [INPUTS[claim.path[0] as string] as string],
  }));
}

const INPUTS: Record<string, string> = {
  spark: "spark_version",
  master: "master_instance_type",
  workers: "slave_instance_type",
};
