import type { ServiceCall } from "../engine/engine";
import { isAlways } from "../value/question";
import { value } from "../value/value";
import { usesGlue } from "./glue";
import type { Emr } from "./schema";

/**
 * Services beside S3 that nodes call by themselves.
 *
 * Not EMR: it has an interface in the nodes' own subnet, or makes an endpoint for them, which managed scaling goes through
 * as well. Not CloudWatch for scaling and termination, whose metrics EMR itself keeps.
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-clusters-in-a-vpc.html#emr-vpc-private-subnet
 */
export function servicesOfNodes(
  { applications, configurations, securityConfiguration, diskKey }: Emr,
  bucketKeyArn: string | undefined,
): ServiceCall[] {
  const calls: [boolean, ServiceCall][] = [
    [
      (bucketKeyArn !== undefined || diskKey) && securityConfiguration === undefined,
      // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html
      { group: "kms", what: "KMS, which unlocks their disks" },
    ],
    [isAlways(usesGlue(value(configurations))), { group: "glue", what: "Glue, which their tables are kept in" }],
    [
      applications.some((application) => /^AmazonCloudWatchAgent$/i.test(application)),
      // https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-amazon-cloudwatch-agent.html
      { group: "monitoring", what: "CloudWatch, which their agent reports to" },
    ],
  ];
  return calls.filter(([isCalled]) => isCalled).map(([, call]) => call);
}
