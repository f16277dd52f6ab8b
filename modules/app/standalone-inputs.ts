import { awsId } from "../environment/schema/grammar";
import { standaloneSchema } from "../environment/schema/standalone";
import { refusal } from "../environment/words";
import { ARM_TYPE } from "../instances/architecture";
import type { Inputs } from "../published/input";
import { matches } from "../published/pattern";
import { type FieldSchema, fieldSchema, withFields } from "../published/schema";
import type { Validation } from "../published/validation";
import { quote } from "../stack/expression";
import { BUCKET_PREFIX_MAX } from "../stack/names";
import { BUCKET_NAME, BUCKET_NAME_WORDS, BUCKET_PREFIX_WORDS } from "../storage/rules";
import { accessInput, field, nameInput, storageInput, tagsInput, vpcIdInput } from "./module-inputs";

const { ami_id, spark, master, workers } = fieldSchema(standaloneSchema).properties as Record<string, FieldSchema>;

const arm = (type: string) => `can(regex(${quote(ARM_TYPE)}, ${type}))`;
const architecture = (type: string) => `${arm(type)} ? "arm64" : "x86_64"`;
/** What is no type at all has been refused already. */
const wellFormed = (type: string) => `can(regex("[.]", ${type}))`;
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
    condition:
      "${var.workers.desired == null ? true : var.workers.min > var.workers.max || (var.workers.desired >= var.workers.min && var.workers.desired <= var.workers.max)}",
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
  {
    condition: `\${length(distinct(${TYPES})) == length(${TYPES})}`,
    error_message: refusal("workers.instance_types: ", {
      problem: "name a type twice",
      got: `\${jsonencode(${TYPES})}`,
      fix: `write \${jsonencode(distinct(${TYPES}))}`,
    }),
  },
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

const optional = (value: string, condition: string) => `\${${value} == null ? true : ${condition}}`;

/** What S3 asks of names, as `modules/storage/rules.ts` has it for an environment file. */
const STORAGE_RULES: Validation[] = [
  {
    condition: optional("var.storage.bucket", matches(BUCKET_NAME.source, "var.storage.bucket")),
    error_message: refusal("storage.bucket: ", {
      problem: "is a name that AWS refuses",
      got: "${jsonencode(var.storage.bucket)}",
      allowed: BUCKET_NAME_WORDS,
    }),
  },
  {
    condition: optional("var.storage.bucket_prefix", `length(var.storage.bucket_prefix) <= ${BUCKET_PREFIX_MAX}`),
    error_message: refusal("storage.bucket_prefix: ", {
      problem: "is too long once AWS has completed it",
      got: "${jsonencode(var.storage.bucket_prefix)}",
      allowed: `at most ${BUCKET_PREFIX_MAX} characters`,
      fix: "shorten it",
    }),
  },
  {
    // What AWS adds are 26 digits; the name is as good as its beginning.
    condition: optional(
      "var.storage.bucket_prefix",
      matches(BUCKET_NAME.source, 'format("%.37s%s", var.storage.bucket_prefix, "00000000000000000000000000")'),
    ),
    error_message: refusal("storage.bucket_prefix: ", {
      problem: "begins a name that AWS refuses",
      got: "${jsonencode(var.storage.bucket_prefix)}",
      allowed: BUCKET_PREFIX_WORDS,
    }),
  },
  {
    condition: "${var.storage.bucket == null || var.storage.bucket_prefix == null}",
    error_message: refusal("storage.bucket_prefix: ", {
      problem: "is not possible together with bucket",
      got: "${jsonencode(var.storage.bucket_prefix)}",
      fix: "remove one: bucket takes an existing bucket, bucket_prefix names a new one",
    }),
  },
];

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
  storage: { ...storageInput, rules: STORAGE_RULES },
  dns: {
    schema: withFields(field("dns"), {
      zone_name: {
        ...(field("dns").properties?.zone_name as FieldSchema),
        description: "Private zone that the VPC resolves. Default: <name>-spark.",
      },
    }),
  },
};
