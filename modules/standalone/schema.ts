import { z } from "zod";
import { block } from "../schema/block";
import { onChange } from "../schema/change";
import { trimmedText } from "../schema/free-text";
import { awsId, instanceType, price, textOf, wholeNumber } from "../schema/grammar";
import { onceEach } from "../schema/once-each";
import { archiveAddress } from "../schema/s3";

const PROPERTIES_PAGE = "https://spark.apache.org/docs/4.1.4/configuration.html#dynamically-loading-spark-properties";

/** Spark passes over names that begin otherwise. Those of metrics may have a `*` in the place of an instance's name. */
const propertyName = () =>
  textOf(/^spark\.[A-Za-z0-9_.*-]+$/, "a Spark property such as spark.executor.memory", PROPERTIES_PAGE);

const sparkSchema = block({
  version: textOf(
    /^\d{1,2}\.\d{1,2}\.\d{1,3}$/,
    "a Spark release such as 4.1.4",
    "https://spark.apache.org/versioning-policy.html",
  )
    .default("4.1.4")
    .describe("Spark release.")
    .meta(onChange("replaces_nodes")),
  download_url: archiveAddress()
    .optional()
    .describe(
      "Where nodes fetch Spark. Default: Apache's delivery network, then its archive; without a way to the internet, give an s3:// address.",
    )
    .meta(onChange("replaces_nodes")),
  sha512: textOf(/^[0-9a-f]{128}$/, "128 hexadecimal digits")
    .optional()
    .describe("SHA-512 of that file; nodes refuse any other. Default: not checked.")
    .meta(onChange("replaces_nodes")),
  properties: z
    .record(propertyName(), trimmedText(PROPERTIES_PAGE))
    .default({})
    .describe("Lines for spark-defaults.conf; they win over the defaults of terraspark.")
    .meta(onChange("replaces_nodes")),
}).describe("Spark itself.");

const masterSchema = block({
  instance_type: instanceType()
    .default("m7g.large")
    .describe("Instance type of the master, always on demand.")
    .meta(onChange("restarts_master")),
  root_volume_gb: wholeNumber(8, 16384)
    .default(30)
    .describe("Root volume, in GiB; gp3, encrypted.")
    .meta(onChange("grows")),
  recovery_volume_gb: wholeNumber(1, 16384)
    .default(10)
    .describe("Volume for recovery state, in GiB; it outlives the instance.")
    .meta(onChange("grows")),
}).describe("The Spark master.");

const spotSchema = block({
  percentage: wholeNumber(0, 100)
    .default(100)
    .describe("Share of spot above the on-demand base, in percent.")
    .meta(onChange("new_workers")),
  on_demand_base: wholeNumber(0, 1000)
    .default(0)
    .describe("Workers that are always on demand.")
    .meta(onChange("new_workers")),
  max_price: price()
    .optional()
    .describe("Most to pay for a worker, in USD per hour. Default: the on-demand price.")
    .meta(onChange("new_workers")),
  allocation_strategy: z
    .enum(["price-capacity-optimized", "capacity-optimized", "capacity-optimized-prioritized", "lowest-price"])
    .default("price-capacity-optimized")
    .describe("How AWS picks among the types and zones.")
    .meta(onChange("new_workers")),
  capacity_rebalance: z
    .boolean()
    .default(true)
    .describe("Start a replacement when AWS sees an interruption coming.")
    .meta(onChange("in_place")),
}).describe("How much of the workers is spot, and how it is bought.");

const workersSchema = block({
  instance_types: onceEach(z.array(instanceType()).min(1).max(40))
    .default(["m7g.xlarge", "m6g.xlarge", "r7g.xlarge", "r6g.xlarge"])
    .describe("Instance types, one architecture; the more, the fewer spot interruptions.")
    .meta(onChange("new_workers")),
  min: wholeNumber(0, 1000).default(0).describe("Fewest workers.").meta(onChange("in_place")),
  max: wholeNumber(0, 1000).default(4).describe("Most workers.").meta(onChange("in_place")),
  desired: wholeNumber(0, 1000)
    .optional()
    .describe("Workers to begin with; scaling owns the number afterwards. Default: 1, within min and max.")
    .meta(onChange("first_only")),
  root_volume_gb: wholeNumber(8, 16384)
    .default(60)
    .describe("Root volume of a worker, in GiB; gp3, encrypted.")
    .meta(onChange("new_workers")),
  spot: spotSchema.prefault({}),
}).describe("The Spark workers: an autoscaling group.");

export const standaloneSchema = block({
  engine: z.literal("standalone").meta(onChange("replaces_cluster")),
  ami_id: awsId("ami")
    .optional()
    .describe("Image of the nodes. Default: the newest Amazon Linux 2023 at launch.")
    .meta(onChange("replaces_master")),
  spark: sparkSchema.prefault({}),
  master: masterSchema.prefault({}),
  workers: workersSchema.prefault({}),
}).describe("A Spark master on EC2 and an autoscaling group of spot workers.");

export type Standalone = z.output<typeof standaloneSchema>;
export type Spot = z.output<typeof spotSchema>;
