import { isGiven } from "../value/question";
import { argument, type Value } from "../value/value";
import type { Statement } from "./policy";

/** What roles have to know of a bucket. */
export interface BucketFacts {
  arn: string;
  /** KMS key of the bucket; undefined if S3 manages the keys. */
  kmsKeyArn: Value<string | undefined>;
}

/** Folder of the bucket that job files are put in. */
export const JOBS_FOLDER = "jobs";

/** Folder of the bucket that EMR puts logs in. */
export const LOGS_FOLDER = "logs";

/**
 * What jobs do in the bucket of their cluster, whichever of its nodes they run on: read all of it, and write all but what
 * others answer for. A file of a job stays as its submitter put it, since it runs with the rights of every node; a log is
 * not taken away by whom it is about, though EMR has to write it as often as it grows.
 *
 * A denial, and no list of folders: data may be in any.
 */
export function runJobs({ arn, kmsKeyArn }: BucketFacts): Statement[] {
  return [
    {
      Sid: "ListBucket",
      Effect: "Allow",
      Action: ["s3:ListBucket", "s3:GetBucketLocation", "s3:ListBucketMultipartUploads"],
      Resource: [arn],
    },
    {
      Sid: "ReadWriteObjects",
      Effect: "Allow",
      Action: [
        "s3:GetObject",
        "s3:PutObject",
        "s3:DeleteObject",
        "s3:AbortMultipartUpload",
        "s3:ListMultipartUploadParts",
      ],
      Resource: [`${arn}/*`],
    },
    {
      Sid: "KeepJobs",
      Effect: "Deny",
      Action: ["s3:PutObject", "s3:DeleteObject"],
      Resource: [`${arn}/${JOBS_FOLDER}/*`],
    },
    { Sid: "KeepLogs", Effect: "Deny", Action: ["s3:DeleteObject"], Resource: [`${arn}/${LOGS_FOLDER}/*`] },
    ...useKey(kmsKeyArn, ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:DescribeKey"]),
  ];
}

export function useKey(kmsKeyArn: Value<string | undefined>, actions: string[]): Statement[] {
  return [
    {
      when: isGiven(kmsKeyArn),
      Sid: "UseKey",
      Effect: "Allow",
      Action: actions,
      Resource: [argument(kmsKeyArn) as string],
    },
  ];
}

/** Put job files into the bucket and read the logs of what became of them. */
export function handOverJobs({ arn, kmsKeyArn }: BucketFacts): Statement[] {
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
      Resource: [`${arn}/${LOGS_FOLDER}/*`, `${arn}/event-logs/*`],
    },
    ...useKey(kmsKeyArn, ["kms:Decrypt", "kms:GenerateDataKey"]),
  ];
}

/**
 * Session Manager on an instance, without the S3 and Parameter Store rights of AmazonSSMManagedInstanceCore.
 *
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
 */
export const SESSION_MANAGER: Statement = {
  Sid: "SessionManager",
  Effect: "Allow",
  Action: [
    "ssm:UpdateInstanceInformation",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
  ],
  Resource: ["*"],
};
