import { Construct } from "constructs";
import { type Statement, trustService } from "../access/policy";
import { Role, type RoleSettings } from "../access/role";
import { type BucketFacts, runJobs, SESSION_MANAGER, useKey } from "../access/statements";
import { AwsFacts } from "../stack/aws-facts";
import { servicePrincipals } from "../stack/partitions";
import type { TextMap } from "../value/map";
import { startsWith } from "../value/question";
import { withoutPrefix } from "../value/text";
import { argument, type Value } from "../value/value";

export interface StandaloneRolesProps {
  settings: RoleSettings;
  /** Policies of the caller's, by name. */
  policyArns: Value<TextMap>;
  bucket: BucketFacts;
  /** Where nodes fetch Spark; an s3:// address is made readable. */
  sparkUrl: Value<string>;
}

/** The roles of a standalone cluster's instances: one for the master, one for the workers. */
export class StandaloneRoles extends Construct {
  readonly master: Role;
  readonly worker: Role;

  constructor(scope: Construct, id: string, { settings, policyArns, bucket, sparkUrl }: StandaloneRolesProps) {
    super(scope, id);
    const { partition } = AwsFacts.of(this);
    const start = [...readSpark(sparkUrl, partition), SESSION_MANAGER];
    const nodeRole = (job: string, statements: Statement[]) =>
      new Role(this, job, {
        ...settings,
        job,
        trust: trustService(servicePrincipals("ec2")),
        statements,
        policyArns,
        instanceProfile: true,
      });
    // The master hands out work and keeps its state on its own volume: it reads Spark, which may lie in the bucket, at most.
    this.master = nodeRole("master", [...start, ...useKey(bucket.kmsKeyArn, ["kms:Decrypt"])]);
    this.worker = nodeRole("worker", [...runJobs(bucket), ...start]);
  }
}

function readSpark(url: Value<string>, partition: string): Statement[] {
  const scheme = "s3://";
  return [
    {
      when: startsWith(url, scheme),
      Sid: "ReadSpark",
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: [`arn:${partition}:s3:::${argument(withoutPrefix(url, scheme))}`],
    },
  ];
}
