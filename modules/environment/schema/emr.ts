import { z } from "zod";
import { block } from "./block";
import { type Change, type Effect, onChange } from "./change";
import { awsId, instanceType, price, wholeNumber } from "./grammar";

// AWS has two more strategies, prioritized and capacity-optimized-prioritized. Both demand a priority for
// at least one type, and Terraform's provider has no argument for it.
// https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-instance-fleet.html#emr-instance-fleet-allocation-strategy

/** https://docs.aws.amazon.com/emr/latest/APIReference/API_SpotProvisioningSpecification.html */
const SPOT_TIMEOUT_MINUTES = [5, 1440] as const;
/** https://docs.aws.amazon.com/emr/latest/APIReference/API_AutoTerminationPolicy.html */
const IDLE_SECONDS = [60, 604800] as const;

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

const masterSchema = block({
  instance_types: z
    .array(instanceType())
    .min(1)
    .default(["m6g.xlarge"])
    .describe("Instance types, always on demand.")
    .meta(onChange("replaces_cluster")),
  count: z
    .int()
    .refine((count) => count === 1 || count === 3, "1, or 3 for high availability")
    .default(1)
    .describe("Masters: 1 or 3. From 1 to 3, write termination_protection: false for that apply.")
    .meta(onChange("replaces_cluster")),
  volume_gb: wholeNumber(10, 16384)
    .default(64)
    .describe("EBS volume of a node, in GiB; gp3.")
    .meta(onChange("replaces_cluster")),
}).describe("The EMR master node or nodes.");

/**
 * Core or task nodes.
 *
 * @param nodes what a change of the nodes does
 * @param numbers what a change of how many there are does
 */
const capacitySchema = (units: number, nodes: Record<"fleets" | "groups", Effect>, numbers: Change) =>
  block({
    instance_types: z
      .array(instanceType())
      .min(1)
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

const coreSchema = capacitySchema(
  2,
  { fleets: "replaces_cluster", groups: "replaces_cluster" },
  { fleets: "replaces_cluster", groups: "resizes", scaled: "scaling_owns" },
).describe("Core nodes: they run tasks and hold HDFS.");
const taskSchema = capacitySchema(
  1,
  { fleets: "replaces_cluster", groups: "replaces_task_nodes" },
  { fleets: "in_place", groups: "resizes", scaled: "scaling_owns" },
).describe(
  "Task nodes: they run tasks and hold no data. EMR keeps a fleet that was removed, empty, and takes no second one.",
);

const managedScalingSchema = block({
  unit_type: z
    .enum(["InstanceFleetUnits", "Instances", "VCPU"])
    .optional()
    .describe("What the limits count. Default: InstanceFleetUnits for fleets, Instances for groups.")
    .meta(onChange("replaces_limits")),
  minimum: wholeNumber(1, 100000)
    .describe("Least capacity of core and task together.")
    .meta(onChange("replaces_limits")),
  maximum: wholeNumber(1, 100000)
    .describe("Most capacity of core and task together.")
    .meta(onChange("replaces_limits")),
  maximum_on_demand: wholeNumber(0, 100000)
    .optional()
    .describe("Most on-demand capacity. Default: no limit of its own.")
    .meta(onChange("replaces_limits")),
  maximum_core: wholeNumber(1, 100000)
    .optional()
    .describe("Most core capacity. Default: no limit of its own.")
    .meta(onChange("replaces_limits")),
}).describe("EMR managed scaling: EMR itself sizes core and task within these limits.");

export interface EmrConfiguration {
  classification: string;
  properties?: Record<string, string>;
  configurations?: EmrConfiguration[];
}

const configurationSchema: z.ZodType<EmrConfiguration> = z.strictObject({
  classification: z.string().min(1),
  properties: z.record(z.string(), z.string()).optional(),
  get configurations() {
    return z.array(configurationSchema).optional();
  },
});

const bootstrapActionSchema = block({
  name: z.string().min(1).max(256).describe("Name that EMR shows.").meta(onChange("replaces_cluster")),
  path: z
    .string()
    .regex(/^s3:\/\/\S+$/, "an s3:// address")
    .describe("Script in S3.")
    .meta(onChange("replaces_cluster")),
  args: z.array(z.string()).default([]).describe("Arguments of the script.").meta(onChange("replaces_cluster")),
});

export const emrSchema = block({
  engine: z.literal("emr").meta(onChange("replaces_cluster")),
  release: z
    .string()
    .regex(/^emr-(spark-)?\d+\.\d+\.\d+$/, "a release label such as emr-7.14.0 or emr-spark-8.1.0")
    .default("emr-7.14.0")
    .describe("EMR release label.")
    .meta(onChange("replaces_cluster")),
  applications: z
    .array(z.string().regex(/^[A-Za-z]+$/, "an application such as Spark"))
    .min(1)
    .default(["Spark"])
    .describe("Applications to install; they must include Spark.")
    .meta(onChange("replaces_cluster")),
  os_release_label: z
    .string()
    .regex(/^\d{1,4}\.\d{1,2}\.\d{8}\.\d+$/, "an Amazon Linux release such as 2023.8.20250818.0")
    .optional()
    .describe("Amazon Linux release of the nodes. Needs AWS provider 6. Default: the newest at the cluster's start.")
    .meta(onChange("replaces_cluster")),
  ami_id: awsId("ami")
    .optional()
    .describe("Image of the nodes. Default: that of the release.")
    .meta(onChange("replaces_cluster")),
  instances: z
    .enum(["fleets", "groups"])
    .default("fleets")
    .describe("Instance fleets (several types, spot with fallback) or instance groups (one type each).")
    .meta(onChange("replaces_cluster")),
  master: masterSchema.prefault({}),
  core: coreSchema.prefault({}),
  task: taskSchema.optional().meta(onChange("adds_removes_task_nodes")),
  managed_scaling: managedScalingSchema.optional().meta(onChange("replaces_limits")),
  idle_timeout_seconds: wholeNumber(...IDLE_SECONDS)
    .optional()
    .describe("End the cluster after this long without work, in seconds. Default: it stays.")
    .meta(onChange("in_place")),
  step_concurrency: wholeNumber(1, 256)
    .default(4)
    .describe("Steps that run at the same time.")
    .meta(onChange("in_place")),
  root_volume_gb: wholeNumber(15, 100)
    .default(32)
    .describe("Root volume of every node, in GiB.")
    .meta(onChange("replaces_cluster")),
  configurations: z
    .array(configurationSchema)
    .default([])
    .describe("Configurations in EMR's own form.")
    .meta(onChange("replaces_cluster")),
  bootstrap_actions: z
    .array(bootstrapActionSchema)
    .max(16)
    .prefault([])
    .describe("Scripts to run on every node first."),
  termination_protection: z
    .boolean()
    .optional()
    .describe("Refuse to end the cluster. Default: true with 3 masters, otherwise false.")
    .meta(onChange("in_place")),
  security_configuration: z
    .string()
    .min(1)
    .max(10280)
    .optional()
    .describe("An existing security configuration by name. Default: one is made that asks for IMDSv2.")
    .meta(onChange("replaces_cluster")),
}).describe("An EMR cluster on EC2.");

export type Emr = z.output<typeof emrSchema>;
export type EmrCapacity = Emr["core"];
export type YarnScaling = z.output<typeof yarnScalingSchema>;
export type ManagedScaling = z.output<typeof managedScalingSchema>;
