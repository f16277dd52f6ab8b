import type { Statement } from "../access/policy";
import { type BucketFacts, handOverJobs } from "../access/statements";

export interface MasterInstance {
  arn: string;
  region: string;
  partition: string;
}

/**
 * What a client of a standalone master needs of AWS: files in the bucket, and a tunnel if it sits outside the peered VPCs.
 * What it submits then runs with all that the role of the workers has.
 *
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-sessiondocumentaccesscheck.html
 */
export function submitToMaster({ arn, region, partition }: MasterInstance, bucket: BucketFacts): Statement[] {
  return [
    {
      Sid: "TunnelToMaster",
      Effect: "Allow",
      Action: ["ssm:StartSession"],
      Resource: [arn, `arn:${partition}:ssm:${region}::document/AWS-StartPortForwardingSession`],
      Condition: { BoolIfExists: { "ssm:SessionDocumentAccessCheck": "true" } },
    },
    {
      Sid: "EndOwnTunnel",
      Effect: "Allow",
      Action: ["ssm:TerminateSession", "ssm:ResumeSession"],
      // The literal policy variable; the double dollar keeps Terraform from reading it.
      Resource: [`arn:${partition}:ssm:*:*:session/$\${aws:userid}-*`],
    },
    ...handOverJobs(bucket),
  ];
}
