import type { Statement } from "./policy";
import { type BucketFacts, useKey } from "./statements";

/** Folder of the bucket that job files are put in. */
export const JOBS_FOLDER = "jobs";

/**
 * What Airflow's EMR operators call on one cluster.
 *
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticmapreduce.html
 */
export function submitSteps(clusterArn: string, bucket: BucketFacts): Statement[] {
  return [
    {
      Sid: "SubmitSteps",
      Effect: "Allow",
      Action: [
        "elasticmapreduce:AddJobFlowSteps",
        "elasticmapreduce:CancelSteps",
        "elasticmapreduce:DescribeCluster",
        "elasticmapreduce:DescribeStep",
        "elasticmapreduce:ListSteps",
      ],
      Resource: [clusterArn],
    },
    // Finds the cluster by its name; IAM knows no narrower resource for it.
    { Sid: "FindCluster", Effect: "Allow", Action: ["elasticmapreduce:ListClusters"], Resource: ["*"] },
    ...handOverJobs(bucket),
  ];
}

export interface MasterInstance {
  arn: string;
  region: string;
  partition: string;
}

/**
 * What a client of a standalone master needs of AWS: files in the bucket, and a tunnel if it sits outside the peered VPCs.
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

/** Put job files into the bucket and read the logs of what became of them. */
function handOverJobs({ arn, kmsKeyArn }: BucketFacts): Statement[] {
  return [
    { Sid: "ListBucket", Effect: "Allow", Action: ["s3:ListBucket", "s3:GetBucketLocation"], Resource: [arn] },
    {
      Sid: "PutJobs",
      Effect: "Allow",
      Action: ["s3:PutObject", "s3:GetObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
      Resource: [`${arn}/${JOBS_FOLDER}/*`],
    },
    {
      Sid: "ReadLogs",
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: [`${arn}/logs/*`, `${arn}/event-logs/*`],
    },
    ...useKey(kmsKeyArn, ["kms:Decrypt", "kms:GenerateDataKey"]),
  ];
}
