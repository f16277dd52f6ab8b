import { accessInput } from "../access/inputs";
import { dnsInput } from "../dns/inputs";
import { vpcIdInput } from "../engine/module-cluster";
import { arm, namesTypesOnce, wellFormed } from "../instances/type-rules";
import type { Inputs } from "../module-kit/input";
import { nameInput, tagsInput } from "../module-kit/stack-inputs";
import { type Validation, whereGiven } from "../module-kit/validation";
import { type FieldSchema, fieldSchema } from "../schema/field-schema";
import { awsId } from "../schema/grammar";
import { refusal } from "../schema/refusal";
import { storageInput } from "../storage/inputs";
import { quote } from "../value/expression";
import { TOO_OLD_WORDS } from "./release-rules";
import { TOO_OLD } from "./releases";
import { standaloneSchema } from "./schema";

const { ami_id, spark, master, workers } = fieldSchema(standaloneSchema).properties as Record<string, FieldSchema>;

const architecture = (type: string) => `${arm(type)} ? "arm64" : "x86_64"`;
const TYPES = "var.workers.instance_types";

/** The rules over several fields of `workers`, as `modules/standalone/rules.ts` has them for an environment file. */
const WORKER_RULES: Validation[] = [
  {
    condition: "${var.workers.min <= var.workers.max}",
    error_message: refusal("workers.min: ", {
      problem: "is more than max",
      got: "${var.workers.min}",
      allowed: "0 to ${var.workers.max}",
      fix: "raise max to ${var.workers.min} or lower min",
    }),
  },
  {
    condition: whereGiven(
      "var.workers.desired",
      "var.workers.min > var.workers.max || (var.workers.desired >= var.workers.min && var.workers.desired <= var.workers.max)",
    ),
    error_message: refusal("workers.desired: ", {
      problem: "is outside min and max",
      got: "${jsonencode(var.workers.desired)}",
      allowed: "${var.workers.min} to ${var.workers.max}",
    }),
  },
  {
    condition: "${var.workers.spot.on_demand_base <= var.workers.max}",
    error_message: refusal("workers.spot.on_demand_base: ", {
      problem: "is more than the most workers",
      got: "${var.workers.spot.on_demand_base}",
      allowed: "0 to ${var.workers.max}",
    }),
  },
  {
    condition: `\${length(distinct([for type in ${TYPES} : ${arm("type")} if ${wellFormed("type")}])) <= 1}`,
    error_message: refusal("workers.instance_types: ", {
      problem: `mix architectures: \${join(", ", [for type in ${TYPES} : type if ${arm("type")}])} are arm64, \${join(", ", [for type in ${TYPES} : type if !${arm("type")}])} are x86_64`,
      allowed: "types of one architecture; one image serves them all",
    }),
  },
  namesTypesOnce("workers.instance_types"),
];

/** One image for all nodes takes one architecture. */
export const IMAGE_FITS: Validation = {
  condition: `\${var.ami_id == null || ${arm("var.master.instance_type")} == ${arm(`${TYPES}[0]`)}}`,
  error_message: refusal("ami_id: ", {
    problem: `cannot fit both: the master is \${${architecture("var.master.instance_type")}}, the workers are \${${architecture(`${TYPES}[0]`)}}`,
    got: "${jsonencode(var.ami_id)}",
    fix: "give master and workers types of one architecture, or remove ami_id",
  }),
};

/** An image of one's own may bring a Java of its own, which the nodes then keep. */
export const JAVA_FITS: Validation = {
  condition: `\${var.ami_id != null || !can(regex(${quote(TOO_OLD)}, var.spark.version))}`,
  error_message: refusal("spark.version: ", { ...TOO_OLD_WORDS, got: "${jsonencode(var.spark.version)}" }),
};

/** The inputs of the module `standalone`: the blocks of an environment file, and a network that is there already. */
export const standaloneInputs: Inputs = {
  name: nameInput("-spark-submitter-"),
  tags: tagsInput,
  vpc_id: vpcIdInput,
  subnet_ids: {
    schema: {
      type: "array",
      items: fieldSchema(awsId("subnet")),
      minItems: 1,
      description:
        "Private subnets of that VPC, with a way to S3 and to where Spark is downloaded from. The master lives in the first.",
    },
    isRequired: true,
  },
  ami_id: { schema: ami_id as FieldSchema },
  spark: { schema: spark as FieldSchema },
  master: { schema: master as FieldSchema },
  workers: { schema: workers as FieldSchema, rules: WORKER_RULES },
  access: accessInput,
  storage: storageInput,
  dns: dnsInput,
};
