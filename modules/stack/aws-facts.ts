import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

/** The account, the partition and the region that a stack is applied in; each is asked for once, and only if it is used. */
export class AwsFacts {
  private constructor(private readonly stack: TerraformStack) {}

  static of(scope: Construct): AwsFacts {
    return new AwsFacts(TerraformStack.of(scope));
  }

  /** 12 digits. */
  get accountId(): string {
    return this.once("account", (id) => new DataAwsCallerIdentity(this.stack, id)).accountId;
  }

  /** `aws`, `aws-cn` or `aws-us-gov`. */
  get partition(): string {
    return this.once("partition", (id) => new DataAwsPartition(this.stack, id)).partition;
  }

  /**
   * Region of the provider, for a module that no file tells it.
   *
   * The `name` of the data source is deprecated in 6.x and `region` is not there in 5.x; its id is the same in both.
   */
  get region(): string {
    return this.once("region", (id) => new DataAwsRegion(this.stack, id)).id;
  }

  private once<T extends Construct>(id: string, make: (id: string) => T): T {
    return (this.stack.node.tryFindChild(id) as T | undefined) ?? make(id);
  }
}
