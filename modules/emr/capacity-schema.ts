import { z } from "zod";
import { block } from "../schema/block";
import { type Change, type Effect, onChange } from "../schema/change";
import { instanceType, price, wholeNumber } from "../schema/grammar";
import { onceEach } from "../schema/once-each";

// AWS has two more strategies, prioritized and capacity-optimized-prioritized. Both demand a priority for
// at least one type, and Terraform's provider has no argument for it.
// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-instance-fleet.html#emr-instance-fleet-allocation-strategy

/** https://docs.aws.amazon.com/emr/latest/APIReference/API_SpotProvisioningSpecification.html */
const SPOT_TIMEOUT_MINUTES = [5, 1440] as const;

/** What a fleet does about spot unless the file says otherwise. */
export const SPOT_DEFAULTS = {
  bidPercentage: 100,
  timeoutMinutes: 25,
  timeoutAction: "switch_to_on_demand",
  allocationStrategy: "price-capacity-optimized",
} as const;

const yarnScalingSchema = block({
  minimum: wholeNumber(0, 2000).default(1).describe("Fewest instances of the group.").meta(onChange("in_place")),
  maximum: wholeNumber(1, 2000).default(4).describe("Most instances of the group.").meta(onChange("in_place")),
  scale_out_memory_percentage: wholeNumber(1, 99)
    .default(15)
    .describe("Add instances when less YARN memory than this is free, in percent.")
    .meta(onChange("in_place")),
  scale_out_pending_ratio: z
    .number()
    .positive()
    .max(100)
    .default(0.75)
    .describe("Add instances when this many containers wait for each running one.")
    .meta(onChange("in_place")),
  scale_in_memory_percentage: wholeNumber(1, 100)
    .default(75)
    .describe("Remove instances when more YARN memory than this is free, in percent.")
    .meta(onChange("in_place")),
  adjustment: wholeNumber(1, 100)
    .default(1)
    .describe("Instances added or removed at a time.")
    .meta(onChange("in_place")),
  cooldown_seconds: wholeNumber(0, 86400)
    .default(300)
    .describe("Pause after a change, in seconds.")
    .meta(onChange("in_place")),
}).describe("Custom scaling of one instance group on YARN metrics. Needs `instances: groups`.");

/**
 * Core or task nodes.
 *
 * @param nodes what a change of the nodes does
 * @param numbers what a change of how many there are does
 */
const capacitySchema = (units: number, nodes: Record<"fleets" | "groups", Effect>, numbers: Change) =>
  block({
    instance_types: onceEach(z.array(instanceType()).min(1))
      .default(["r6g.xlarge", "r6gd.xlarge", "m6g.2xlarge", "m6gd.2xlarge"])
      .describe("Instance types, one architecture; a group takes exactly one.")
      .meta(onChange(nodes)),
    weights: z
      .record(instanceType(), wholeNumber(1, 999))
      .default({})
      .describe("Capacity units of a type. Default: 1.")
      .meta(onChange("replaces_cluster")),
    on_demand: wholeNumber(0, 2000)
      .default(0)
      .describe("On-demand capacity: units of a fleet, instances of a group.")
      .meta(onChange(numbers)),
    bid_percentage: wholeNumber(1, 1000)
      .default(SPOT_DEFAULTS.bidPercentage)
      .describe("Fleets: most to pay for spot, in percent of the on-demand price.")
      .meta(onChange("replaces_cluster")),
    bid_price: price()
      .optional()
      .describe("Groups: most to pay for a spot instance, in USD per hour.")
      .meta(onChange(nodes.groups)),
    spot_timeout_minutes: wholeNumber(...SPOT_TIMEOUT_MINUTES)
      .default(SPOT_DEFAULTS.timeoutMinutes)
      .describe("Fleets: how long to wait for spot at launch, in minutes.")
      .meta(onChange("replaces_cluster")),
    spot_timeout_action: z
      .enum(["switch_to_on_demand", "terminate_cluster"])
      .default(SPOT_DEFAULTS.timeoutAction)
      .describe("Fleets: what happens then.")
      .meta(onChange("replaces_cluster")),
    spot_allocation_strategy: z
      .enum(["price-capacity-optimized", "capacity-optimized", "lowest-price", "diversified", "none"])
      .default(SPOT_DEFAULTS.allocationStrategy)
      .describe(
        "Fleets: how AWS picks among the types for spot. With `none`, at most 5 types in every fleet, and AWS's own spot timeout.",
      )
      .meta(onChange("replaces_cluster")),
    volume_gb: wholeNumber(10, 16384).default(128).describe("EBS volume of a node, in GiB; gp3.").meta(onChange(nodes)),
    yarn_scaling: yarnScalingSchema.optional().meta(onChange("first_replaces_cluster")),
    spot: wholeNumber(0, 2000)
      .default(units)
      .describe("Spot capacity: units of a fleet, instances of a group.")
      .meta(onChange(numbers)),
  });

export const coreSchema = capacitySchema(
  2,
  { fleets: "replaces_cluster", groups: "replaces_cluster" },
  { fleets: "replaces_cluster", groups: "resizes", scaled: "scaling_owns" },
).describe("Core nodes: they run tasks and hold HDFS.");
export const taskSchema = capacitySchema(
  1,
  { fleets: "replaces_cluster", groups: "replaces_task_nodes" },
  { fleets: "in_place", groups: "resizes", scaled: "scaling_owns" },
).describe(
  "Task nodes: they run tasks and hold no data. EMR keeps a fleet that was removed, empty, and takes no second one.",
);

export type EmrCapacity = z.output<typeof coreSchema>;
export type YarnScaling = z.output<typeof yarnScalingSchema>;
