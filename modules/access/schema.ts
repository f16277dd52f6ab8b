import { z } from "zod";
import { block } from "../schema/block";
import { onChange } from "../schema/change";
import { arn, awsId, cidr } from "../schema/grammar";

export const accessSchema = block({
  client_cidrs: z
    .array(cidr())
    .optional()
    .describe("Ranges that may reach the master and the web pages. Default: the ranges of the peered VPCs.")
    .meta(onChange("ports")),
  client_security_group_ids: z
    .array(awsId("sg"))
    .default([])
    .describe("Security groups, of the hub or of a peered VPC, whose members may reach the same.")
    .meta(onChange("ports")),
  key_name: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe("EC2 key pair; it opens SSH to the clients. Default: none; Session Manager needs none.")
    .meta(onChange({ standalone: "replaces_master", emr: "replaces_cluster" })),
  role_path: z
    .string()
    .regex(/^\/([\x21-\x7e]{1,510}\/)?$/, "a path that begins and ends with a slash, such as /data/spark/")
    .default("/")
    .describe("IAM path of every role and policy.")
    .meta(onChange({ standalone: "replaces_roles_and_workers", emr: "replaces_roles_and_cluster" })),
  permissions_boundary_arn: arn("iam", "arn:aws:iam::111122223333:policy/boundary")
    .optional()
    .describe("Permissions boundary of every role.")
    .meta(onChange("in_place")),
  submitter_principal_arns: z
    .array(arn("(?:iam|sts)", "arn:aws:iam::111122223333:role/airflow"))
    .default([])
    .describe(
      "Who may take the job submitter's role. Default: nobody by name; IAM of this account decides by its own policies.",
    )
    .meta(onChange("in_place")),
}).describe("Who may reach the cluster, and how its roles are made.");

export type Access = z.output<typeof accessSchema>;
