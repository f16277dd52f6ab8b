import { z } from "zod";
import { block } from "../schema/block";
import { onChange } from "../schema/change";
import { freeText } from "../schema/free-text";
import { awsId, instanceType, textOf, wholeNumber } from "../schema/grammar";
import { onceEach } from "../schema/once-each";
import { s3Address } from "../schema/s3";
import { coreSchema, taskSchema } from "./capacity-schema";

/** https://docs.aws.amazon.com/emr/latest/APIReference/API_AutoTerminationPolicy.html */
const IDLE_SECONDS = [60, 604800] as const;

/** EMR has labels since 4.0.0; its runtime for Spark began as 8.0.0. */
const RELEASE = /^emr-([4-9]|[1-9]\d|spark-([89]|[1-9]\d))\.(0|[1-9]\d?)\.(0|[1-9]\d?)$/;

const masterSchema = block({
  instance_types: onceEach(z.array(instanceType()).min(1))
    .default(["m6g.xlarge"])
    .describe("Instance types, always on demand.")
    .meta(onChange("replaces_cluster")),
  count: z
    .int()
    .default(1)
    .describe(
      "Masters: 1 or 3. The name in the private zone has the addresses of all 3; apply when EMR has replaced one. From 1 to 3, write termination_protection: false for that apply.",
    )
    .meta(onChange("replaces_cluster")),
  volume_gb: wholeNumber(10, 16384)
    .default(64)
    .describe("EBS volume of a node, in GiB; gp3.")
    .meta(onChange("replaces_cluster")),
}).describe("The EMR master node or nodes.");

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

const CONFIGURATIONS_PAGE = "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-configure-apps.html";

/** A file of an application, or a part of one. */
export const classification = () =>
  textOf(
    /^[A-Za-z0-9][A-Za-z0-9_.-]*$/,
    "a classification such as spark-defaults: letters, digits and _.-",
    CONFIGURATIONS_PAGE,
  );

/** Names of a setting, in XML, in Java's properties and in a shell. Metrics of Hadoop have `*` in some, loggers `$`. */
export const propertyName = () =>
  textOf(
    /^[A-Za-z0-9_.*$/@-]+$/,
    "the name of a setting such as spark.executor.memory: letters, digits and _.*$/@-",
    CONFIGURATIONS_PAGE,
  );

export const propertyValue = () => freeText(CONFIGURATIONS_PAGE);

export interface EmrConfiguration {
  classification: string;
  properties?: Record<string, string>;
  configurations?: EmrConfiguration[];
}

const configurationSchema: z.ZodType<EmrConfiguration> = z.strictObject({
  classification: classification(),
  properties: z.record(propertyName(), propertyValue()).optional(),
  get configurations() {
    return z.array(configurationSchema).optional();
  },
});

const BOOTSTRAP_PAGE = "https://docs.aws.amazon.com/emr/latest/APIReference/API_ScriptBootstrapActionConfig.html";

const bootstrapActionSchema = block({
  name: freeText(BOOTSTRAP_PAGE, { min: 1, max: 256 })
    .describe("Name that EMR shows.")
    .meta(onChange("replaces_cluster")),
  path: s3Address().describe("Script in S3.").meta(onChange("replaces_cluster")),
  args: z
    .array(freeText(BOOTSTRAP_PAGE, { max: 10280 }))
    .default([])
    .describe("Arguments of the script.")
    .meta(onChange("replaces_cluster")),
});

const SECURITY_PAGE = "https://docs.aws.amazon.com/emr/latest/APIReference/API_CreateSecurityConfiguration.html";

export const emrSchema = block({
  engine: z.literal("emr").meta(onChange("replaces_cluster")),
  release: textOf(
    RELEASE,
    "a release label such as emr-7.14.0 or emr-spark-8.1.0, none before emr-4.0.0 or emr-spark-8.0.0",
    "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-release-components.html",
  )
    .default("emr-7.14.0")
    .describe("EMR release label.")
    .meta(onChange("replaces_cluster")),
  applications: z
    .array(textOf(/^[A-Za-z]{1,64}$/, "an application such as Spark", CONFIGURATIONS_PAGE))
    .min(1)
    .default(["Spark"])
    .describe("Applications to install; they must include Spark.")
    .meta(onChange("replaces_cluster")),
  os_release_label: textOf(
    /^\d{1,4}\.\d{1,2}\.\d{8}\.\d{1,4}$/,
    "an Amazon Linux release such as 2023.8.20250818.0",
    "https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html",
  )
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
  disk_key: z
    .boolean()
    .default(true)
    .describe(
      "Encrypt the nodes' disks with a KMS key of the cluster's own, for 1 USD a month, where storage.kms_key_arn and security_configuration are not given.",
    )
    .meta(onChange("replaces_cluster")),
  security_configuration: freeText(SECURITY_PAGE, { min: 1, max: 10280 })
    .optional()
    .describe(
      "An existing security configuration by name, such as one with certificates that encrypt what nodes send each other. Default: one is made that asks for IMDSv2 and encrypts the disks.",
    )
    .meta(onChange("replaces_cluster")),
}).describe("An EMR cluster on EC2.");

export type Emr = z.output<typeof emrSchema>;
export type ManagedScaling = z.output<typeof managedScalingSchema>;
