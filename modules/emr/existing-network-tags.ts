import { Ec2Tag } from "@cdktf/provider-aws/lib/ec2-tag";
import { Construct } from "constructs";
import type { VpcFacts } from "../network/vpc-facts";
import { EMR_MANAGED_TAG } from "../stack/emr-managed-tag";

/** Gives an existing VPC and its private subnets the tag that EMR's managed policy asks for, and nothing else. */
export class ExistingNetworkTags extends Construct {
  readonly tags: Ec2Tag[];

  constructor(scope: Construct, id: string, hub: VpcFacts) {
    super(scope, id);
    this.tags = [hub.id, ...hub.privateSubnetIds].flatMap((resourceId) =>
      Object.entries(EMR_MANAGED_TAG).map(([key, value]) => new Ec2Tag(this, resourceId, { resourceId, key, value })),
    );
  }
}
