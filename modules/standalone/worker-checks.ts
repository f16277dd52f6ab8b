import { type Check, found } from "../rule/requirement";
import type { Standalone } from "./schema";

const SPOT = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html";
const STRATEGIES = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/allocation-strategies.html";

/** Most for the few kilobytes that a master writes down, in GiB, without a word. */
const AMPLE_RECOVERY_GB = 100;

/** What is said of numbers that AWS takes and that do not do what somebody writes them for. */
export const workerChecks: Check<Standalone>[] = [
  {
    says: "`workers.max` is more than 0",
    severity: "warning",
    find: ({ workers: { max } }) =>
      max === 0
        ? [
            found(["workers", "max"], {
              problem: "lets no worker start, so that no job ever runs",
              got: max,
              fix: "raise it; min: 0 costs nothing while there is no work",
            }),
          ]
        : [],
  },
  {
    says: "`workers.spot` has a price, a strategy or a rebalance of its own only where some worker is on spot",
    source: SPOT,
    severity: "warning",
    find: ({ workers: { max, spot } }) => {
      if (max === 0 || (spot.percentage > 0 && spot.onDemandBase < max)) {
        return [];
      }
      const given: [string, unknown, boolean][] = [
        ["max_price", spot.maxPrice, spot.maxPrice !== undefined],
        ["allocation_strategy", spot.allocationStrategy, spot.allocationStrategy !== "price-capacity-optimized"],
      ];
      const why = spot.percentage === 0 ? "percentage is 0" : "on_demand_base is as many as max";
      return given
        .filter(([, , isSaid]) => isSaid)
        .map(([key, got]) =>
          found(["workers", "spot", key], {
            problem: `has no effect: no worker is on spot (${why})`,
            got,
            fix: "remove it, or have some workers on spot",
          }),
        );
    },
  },
  {
    says: "`workers.spot.allocation_strategy` is none that AWS advises against",
    source: STRATEGIES,
    severity: "warning",
    find: ({ workers: { spot } }) =>
      spot.allocationStrategy === "lowest-price" && spot.percentage > 0
        ? [
            found(["workers", "spot", "allocation_strategy"], {
              problem: "is interrupted most of all; AWS advises against it",
              got: spot.allocationStrategy,
              fix: "remove it: price-capacity-optimized is the default",
            }),
          ]
        : [],
  },
  {
    says: `\`master.recovery_volume_gb\` is at most ${AMPLE_RECOVERY_GB}: Spark writes a few kilobytes for each application and worker`,
    source: "https://spark.apache.org/docs/4.1.4/spark-standalone.html#single-node-recovery-with-local-file-system",
    severity: "warning",
    find: ({ master }) =>
      master.recoveryVolumeGb > AMPLE_RECOVERY_GB
        ? [
            found(["master", "recovery_volume_gb"], {
              problem:
                "is far more than the recovery state of a master takes, is paid for each month, and cannot shrink",
              got: master.recoveryVolumeGb,
              fix: "lower it; 10 is the default",
            }),
          ]
        : [],
  },
];
