import { z } from "zod";
import type { Input, Inputs } from "../module-kit/input";
import type { Validation } from "../module-kit/validation";
import { fieldSchema } from "../schema/field-schema";
import { accountId, awsId, instanceType, keyPairName, price, textOf, wholeNumber } from "../schema/grammar";
import { onceEach } from "../schema/once-each";
import { refusal } from "../schema/refusal";
import { nameSchema } from "../stack/schema";

const required = (schema: z.ZodType): Input => ({ schema: fieldSchema(schema), isRequired: true });
const optional = (schema: z.ZodType): Input => ({ schema: fieldSchema(schema) });

/** The inputs of santrancisco/terraform_spark, and the two more that the article about it uses. */
export const terraformSparkInputs: Inputs = {
  vpc_platform_id: required(awsId("vpc").describe("VPC of the cluster, its security group and its private zone.")),
  account_id: optional(accountId().optional().describe("Not used, and never was.")),
  key_name: optional(keyPairName().optional().describe("EC2 key pair of the nodes. Session Manager needs none.")),
  name: {
    schema: {
      ...fieldSchema(nameSchema),
      default: "bigdata",
      description: "Name of the cluster; bucket and zone are called <name>-spark.",
    },
  },
  fleet_private_key: {
    ...optional(
      z.string().optional().describe("Not used: nodes need no SSH to each other. Remove it, and the key with it."),
    ),
    isSensitive: true,
  },
  slave_asg_max_size: required(wholeNumber(0, 1000).describe("Most workers.")),
  slave_asg_min_size: required(wholeNumber(0, 1000).describe("Fewest workers.")),
  slave_asg_desired_capacity: optional(
    wholeNumber(0, 1000)
      .optional()
      .describe("Workers to begin with; scaling owns the number afterwards. Default: 1, within the limits."),
  ),
  evaluation_periods: optional(
    wholeNumber(1, 1440).default(2).describe("How many periods in a row it takes to change the number of workers."),
  ),
  // CloudWatch takes 10, 20, 30 and multiples of 60 seconds; EC2 itself reports no more often than each minute.
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
  period: optional(
    wholeNumber(60, 86400).multipleOf(60).default(120).describe("Length of a period of the alarms, in seconds."),
  ),
  upthreshold: optional(wholeNumber(1, 100).default(85).describe("Add workers from this mean CPU on, in percent.")),
  downthreshold: optional(
    wholeNumber(0, 99).default(30).describe("Remove workers from this mean CPU down, in percent."),
  ),
  cooldown: optional(wholeNumber(0, 86400).default(300).describe("Pause after a change, in seconds.")),
  scaling_up_adjustment: optional(wholeNumber(1, 1000).default(2).describe("Workers that are added at a time.")),
  scaling_down_adjustment: optional(
    wholeNumber(-1000, -1).default(-2).describe("Workers that are removed at a time, as a negative number."),
  ),
  master_instance_type: optional(instanceType().default("m7g.medium").describe("Instance type of the master.")),
  Master_instance_type: optional(
    instanceType().optional().describe("The same, as the article writes it; it wins over `master_instance_type`."),
  ),
  slave_instance_type: optional(instanceType().default("m7g.medium").describe("Instance type of the workers.")),
  image_id: optional(
    awsId("ami")
      .optional()
      .describe("Image of the nodes, with dnf and systemd. Default: the newest Amazon Linux 2023."),
  ),
  ebs_optimized: optional(
    z.boolean().default(false).describe("Ask for EBS-optimized workers; types of today always are."),
  ),
  subnet_id: required(awsId("subnet").describe("Subnet of all nodes, with a way to S3 and to the Apache archive.")),
  security_groups_ids: optional(
    onceEach(z.array(awsId("sg")))
      .default([])
      .describe("Security groups that nodes are members of beside their own."),
  ),
  spot_price: optional(
    price().optional().describe("Most to pay for a worker, in USD per hour. Default: the on-demand price."),
  ),
  spark_version: optional(
    textOf(
      /^(3\.[3-9]|[4-9])\.\d{1,2}(\.\d{1,3})?$/,
      "a Spark release from 3.3.0 on, which runs on Java 17, such as 4.1.4",
    )
      .default("4.1.4")
      .describe("Spark release, 3.3.0 or newer."),
  ),
  hadoop_version: optional(
    z.string().optional().describe("Not used, and never was: Spark's archive brings its own Hadoop."),
  ),
};

/** What inputs that are not used are answered with: a warning in every plan. */
export const UNUSED_INPUTS: Record<string, Validation> = {
  fleet_private_key: {
    condition: "${nonsensitive(var.fleet_private_key == null)}",
    error_message: refusal("fleet_private_key: ", {
      problem:
        "is not used: it stood in clear text in the user-data of every node, and nodes need no SSH to each other",
      fix: "remove it, take the key out of your states, and replace it wherever else it opens a door",
    }),
  },
  hadoop_version: {
    condition: "${var.hadoop_version == null}",
    error_message: refusal("hadoop_version: ", {
      problem: "is not used, and never was: Spark's archive brings its own Hadoop",
      got: "${jsonencode(var.hadoop_version)}",
      fix: "remove it",
    }),
  },
};
