import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { DataResource } from "cdktf";
import { Construct } from "constructs";
import { THIS } from "../stack/addressed-stack";
import { isLater, orElse } from "../value/plan-time";
import { addressOf } from "../value/reference";

export interface ImageProps {
  /** `arm64` or `x86_64`. */
  architecture: string;
  /** An image by id. Default: the newest Amazon Linux 2023. */
  amiId?: string;
}

/**
 * The image that nodes start from.
 *
 * https://docs.aws.amazon.com/linux/al2023/ug/ec2.html#launch-via-aws-cli
 */
export class Image extends Construct {
  /** Whether AWS publishes a newer one from time to time, without anybody changing this configuration. */
  readonly moves: boolean;

  private readonly parameterName: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ImageProps,
  ) {
    super(scope, id);
    this.moves = props.amiId === undefined;
    this.parameterName = `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${props.architecture}`;
  }

  /** An image id that is known when Terraform plans. */
  get idAtPlan(): string {
    const { amiId } = this.props;
    return isLater(amiId) ? this.remembered : (amiId ?? this.parameter.insecureValue);
  }

  /**
   * What takes a new instance, in the words of `replace_triggered_by`, where newer images are to be ignored: an image of
   * one architecture starts on no type of the other.
   */
  get triggers(): string[] {
    if (!this.moves) {
      return [];
    }
    const input = this.props.architecture as unknown as Record<string, unknown>;
    return [addressOf(this.once("architecture", (id) => new DataResource(this, id, { input })))];
  }

  /**
   * What a launch template takes: EC2 looks the image up whenever it starts an instance.
   *
   * So a new release of Amazon Linux changes no plan, and new workers have it all the same.
   * https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html
   */
  get idAtLaunch(): string {
    return orElse(this.props.amiId, `resolve:ssm:${this.parameterName}`);
  }

  /**
   * The image, as it was when one was last chosen.
   *
   * Where only Terraform knows whether an image was given, nothing here can decide to ignore newer ones; so the
   * choice is kept in the state, and made again only when the given image or the architecture changes.
   */
  private get remembered(): string {
    const { amiId, architecture } = this.props;
    const input = orElse(amiId, this.parameter.insecureValue) as unknown as Record<string, unknown>;
    const triggersReplace = { ami_id: amiId, architecture };
    const choice = this.once(
      "choice",
      (id) => new DataResource(this, id, { input, triggersReplace, lifecycle: { ignoreChanges: ["input"] } }),
    );
    return choice.getStringAttribute("output");
  }

  private get parameter(): DataAwsSsmParameter {
    return this.once(THIS, (id) => new DataAwsSsmParameter(this, id, { name: this.parameterName }));
  }

  /** What is made when it is first asked for. */
  private once<T extends Construct>(id: string, make: (id: string) => T): T {
    return (this.node.tryFindChild(id) as T | undefined) ?? make(id);
  }
}
