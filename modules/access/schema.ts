import { z } from "zod";
import { policyArn, principalArn, rolePath } from "../schema/arn";
import { block } from "../schema/block";
import { onChange } from "../schema/change";
import { awsId, cidr, keyPairName, textOf } from "../schema/grammar";
import { onceEach } from "../schema/once-each";

/** A security group holds no more rules: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const MOST_CLIENTS = 1000;

/** Stands in the addresses of resources, where only single underscores tell words apart. */
const policyKey = () =>
  textOf(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, "lower-case letters, digits and single underscores, a letter first");

export const namedPolicies = () => z.record(policyKey(), policyArn());

export const accessSchema = block({
  client_cidrs: onceEach(z.array(cidr()).max(MOST_CLIENTS))
    .optional()
    .describe("Ranges that may reach the master and the web pages. Default: the ranges of the peered VPCs.")
    .meta(onChange("ports")),
  client_security_group_ids: onceEach(z.array(awsId("sg")).max(MOST_CLIENTS))
    .default([])
    .describe("Security groups, of the hub or of a peered VPC, whose members may reach the same.")
    .meta(onChange("ports")),
  key_name: keyPairName()
    .optional()
    .describe("EC2 key pair; it opens SSH to the clients. Default: none; Session Manager needs none.")
    .meta(onChange({ standalone: "replaces_master", emr: "replaces_cluster" })),
  role_path: rolePath()
    .default("/")
    .describe("IAM path of every role and policy.")
    .meta(onChange({ standalone: "replaces_roles_and_workers", emr: "replaces_roles_and_cluster" })),
  permissions_boundary_arn: policyArn()
    .optional()
    .describe("Permissions boundary of every role.")
    .meta(onChange("in_place")),
  instance_policy_arns: namedPolicies()
    .default({})
    .describe(
      "Policies that every node's role has beside what it needs by itself, such as for other buckets, by a name of yours.",
    )
    .meta(onChange("adds_removes")),
  submitter_principal_arns: onceEach(z.array(principalArn()))
    .default([])
    .describe(
      "Who may take the job submitter's role. Default: nobody, and there is no such role; its policy can be attached to a role of yours.",
    )
    .meta(onChange("adds_removes_submitter")),
}).describe("Who may reach the cluster, and how its roles are made.");

export type Access = z.output<typeof accessSchema>;
