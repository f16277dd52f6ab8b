import type { Statement } from "../access/policy";
import { type BucketFacts, handOverJobs } from "../access/statements";

/**
 * What Airflow's EMR operators call on one cluster. A step runs any program on the nodes: who may add one has all that their
 * role has.
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
