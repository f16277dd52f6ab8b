import { z } from "zod";
import { accessInput } from "../access/inputs";
import { dnsInput } from "../dns/inputs";
import { vpcIdInput } from "../engine/module-cluster";
import type { Inputs } from "../module-kit/input";
import { nameInput, tagsInput } from "../module-kit/stack-inputs";
import { type FieldSchema, fieldSchema, withFields } from "../schema/field-schema";
import { awsId } from "../schema/grammar";
import { storageInput } from "../storage/inputs";
import { classification, emrSchema, propertyName, propertyValue } from "./schema";

const {
  release,
  applications,
  ami_id,
  instances,
  master,
  core,
  task,
  managed_scaling,
  idle_timeout_seconds,
  step_concurrency,
  root_volume_gb,
  bootstrap_actions,
  termination_protection,
  disk_key,
  security_configuration,
} = fieldSchema(emrSchema).properties as Record<keyof typeof emrSchema.def.in.shape, FieldSchema>;

const configuration = z.object({
  classification: classification().describe("Classification, such as spark-defaults."),
  properties: z.record(propertyName(), propertyValue()).default({}).describe("Settings of the classification."),
});

/** Terraform's types know no recursion. EMR's own classifications go no deeper, as in `spark-env` with `export`. */
const configurations = fieldSchema(
  z
    .array(
      configuration.extend({
        configurations: z.array(configuration).default([]).describe("Configurations inside, such as export."),
      }),
    )
    .default([])
    .describe("Configurations in EMR's own form. A change replaces the cluster."),
);

const diskKey: FieldSchema = {
  ...disk_key,
  description: `${disk_key.description} Whether they are has to be known when Terraform plans, unless this is false.`,
};

const subnetIds: FieldSchema = {
  type: "array",
  items: fieldSchema(awsId("subnet")),
  uniqueItems: true,
  minItems: 1,
  description:
    "Private subnets of that VPC, with a way to S3 and to the EMR service. EMR picks the best one for fleets; groups start in the first.",
};

const withoutYarn = (block: FieldSchema) => withFields(block, { yarn_scaling: undefined });

/** Inputs of the module `emr`, in which every number is the caller's. */
export const emrInputs: Inputs = common({ core: withoutYarn(core), task: withoutYarn(task) });

/** Inputs of the module `emr_scaled`, in which the numbers belong to scaling once the cluster runs. */
export const emrScaledInputs: Inputs = {
  ...common({ core, task }),
  core: { schema: core },
  task: { schema: task },
  managed_scaling: { schema: managed_scaling },
};

function common(nodes: { core: FieldSchema; task: FieldSchema }): Inputs {
  return {
    name: nameInput,
    tags: tagsInput,
    vpc_id: vpcIdInput,
    subnet_ids: { schema: subnetIds, isRequired: true },
    release: { schema: release },
    applications: { schema: applications },
    ami_id: { schema: ami_id },
    instances: { schema: instances },
    master: { schema: master },
    core: { schema: nodes.core },
    task: { schema: nodes.task },
    idle_timeout_seconds: { schema: idle_timeout_seconds },
    step_concurrency: { schema: step_concurrency },
    root_volume_gb: { schema: root_volume_gb },
    configurations: { schema: configurations },
    bootstrap_actions: { schema: bootstrap_actions },
    termination_protection: { schema: termination_protection },
    disk_key: { schema: diskKey },
    security_configuration: { schema: security_configuration },
    access: accessInput,
    storage: storageInput,
    dns: dnsInput,
  };
}
