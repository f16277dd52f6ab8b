import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { Construct } from "constructs";
import { THIS } from "../stack/addressed-stack";
import { keptInState, triggerOf } from "../stack/state-values";
import { orElse } from "../value/choice";
import { isAlways, isGiven, isMissing } from "../value/question";
import { argument, type Value } from "../value/value";

export interface ImageProps {
  /** `arm64` or `x86_64`. */
  architecture: string;
  /** An image by id; where none is given, the newest Amazon Linux 2023. */
  amiId: Value<string | undefined>;
  /** Whether the state keeps the image that was chosen first, so that a newer one changes no plan. Default: false. */
  keepInState?: boolean;
}

/**
 * The image that nodes start from.
 *
 * https://docs.aws.amazon.com/linux/al2023/ug/ec2.html#launch-via-aws-cli
 */
export class Image extends Construct {
  /** Whether it is known to be the latest that AWS has published, which changes though no setting does. */
  readonly isLatest: boolean;

  private readonly parameterName: string;
  /** Made when they are first asked for. */
  private trigger?: string;
  private keptId?: string;
  private latest?: DataAwsSsmParameter;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ImageProps,
  ) {
    super(scope, id);
    this.isLatest = isAlways(isMissing(props.amiId));
    this.parameterName = `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${props.architecture}`;
  }

  /** An image id that is known when Terraform plans. */
  get idAtPlan(): string {
    const { amiId, keepInState } = this.props;
    if (keepInState) {
      return this.kept;
    }
    return isAlways(isGiven(amiId)) ? (argument(amiId) as string) : this.chosen;
  }

  /**
   * What takes a new instance, in the words of `replace_triggered_by`, where newer images are to be ignored: an image of
   * one architecture starts on no type of the other.
   */
  get triggers(): string[] {
    if (!this.isLatest) {
      return [];
    }
    this.trigger ??= triggerOf(this, "architecture", this.props.architecture);
    return [this.trigger];
  }

  /**
   * What a launch template takes: EC2 looks the image up whenever it starts an instance.
   *
   * So a new release of Amazon Linux changes no plan, and new workers have it all the same.
   * https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html
   */
  get idAtLaunch(): string {
    return argument(orElse(this.props.amiId, `resolve:ssm:${this.parameterName}`));
  }

  /**
   * The image that was chosen first, from the state.
   *
   * A running master must not be replaced for a newer Amazon Linux, but for another image that somebody asks for. Which of
   * the two it is, is not known before Terraform plans, and `ignore_changes` has to be written before; so the choice is
   * kept, and made again only when the image that is asked for changes, or the architecture.
   */
  private get kept(): string {
    const { amiId, architecture } = this.props;
    this.keptId ??= keptInState(this, "choice", this.chosen, { ami_id: amiId, architecture });
    return this.keptId;
  }

  /** The image that is given, otherwise the latest. */
  private get chosen(): string {
    return argument(orElse(this.props.amiId, this.parameter.insecureValue));
  }

  private get parameter(): DataAwsSsmParameter {
    this.latest ??= new DataAwsSsmParameter(this, THIS, { name: this.parameterName });
    return this.latest;
  }
}
