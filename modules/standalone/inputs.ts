import { accessInput } from "../access/inputs";
import { dnsInput } from "../dns/inputs";
import { vpcIdInput } from "../engine/module-cluster";
import type { Inputs } from "../module-kit/input";
import { nameInput, tagsInput } from "../module-kit/stack-inputs";
import { type FieldSchema, fieldSchema } from "../schema/field-schema";
import { awsId } from "../schema/grammar";
import { storageInput } from "../storage/inputs";
import { standaloneSchema } from "./schema";

const { ami_id, spark, master, workers } = fieldSchema(standaloneSchema).properties as Record<string, FieldSchema>;

/** The inputs of the module `standalone`: the blocks of an environment file, and a network that is there already. */
export const standaloneInputs: Inputs = {
  name: nameInput,
  tags: tagsInput,
  vpc_id: vpcIdInput,
  subnet_ids: {
    schema: {
      type: "array",
      items: fieldSchema(awsId("subnet")),
      uniqueItems: true,
      minItems: 1,
      description:
        "Private subnets of that VPC, with a way to S3 and to where Spark is downloaded from. The master lives in the first.",
    },
    isRequired: true,
  },
  ami_id: { schema: ami_id as FieldSchema },
  spark: { schema: spark as FieldSchema },
  master: { schema: master as FieldSchema },
  workers: { schema: workers as FieldSchema },
  access: accessInput,
  storage: storageInput,
  dns: dnsInput,
};
