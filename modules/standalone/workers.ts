import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { isEbsOptimizedIfAsked } from "../instances/ebs-optimized";
import { leavingWith } from "../network/subnet";
import { THIS } from "../stack/addressed-stack";
import { namePrefix, nameTag } from "../stack/names";
import { choose, given, orElse } from "../value/choice";
import { blocks, blocksByKey } from "../value/dynamic-blocks";
import { first, where } from "../value/list";
import { mergeMaps, type TextMap } from "../value/map";
import { difference, larger, lengthOf, smaller } from "../value/number";
import { type Answer, is } from "../value/question";
import { placeOf } from "../value/reference";
import { args, type Value, type Values, value } from "../value/value";
import type { NodeProps } from "./node-props";
import type { Spot, Standalone } from "./schema";
import { WorkersKey } from "./workers-key";

export interface WorkersProps extends NodeProps {
  settings: Values<Standalone["workers"]>;
  subnetIds: Value<string[]>;
  /** Those of the subnets that are resources of this stack. Default: none. */
  ownSubnets?: Subnet[];
  /** Whether workers are EBS-optimized. Default: undefined, as their types are by themselves, or can be. */
  ebsOptimized?: Answer;
  /** Whether the state keeps what AWS said of the account first. Default: false. */
  keepInState?: boolean;
}

/**
 * What no running worker can take over from its launch template, and without which it is of no more use: Spark's release
 * and properties, the master's name, a role and a security group that are there.
 *
 * A group with any of it changed is made anew, in sight of the plan. An instance refresh would do it out of sight, and
 * for every change of a launch template, be it a tag.
 */
const LAUNCHED = ["user_data", "iam_instance_profile", "vpc_security_group_ids"];

/** The Spark workers: an autoscaling group over several instance types, on spot as far as the file says. */
export class Workers extends Construct {
  readonly groupName: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: WorkersProps,
  ) {
    super(scope, id);
    const { settings, ownSubnets } = props;
    const template = this.launchTemplate();
    const group = new AutoscalingGroup(
      this,
      THIS,
      args({
        namePrefix: namePrefix(props.environment, "workers"),
        minSize: settings.min,
        maxSize: settings.max,
        desiredCapacity: desiredWorkers(settings),
        vpcZoneIdentifier: props.subnetIds,
        mixedInstancesPolicy: {
          launchTemplate: {
            launchTemplateSpecification: {
              launchTemplateId: template.id,
              version: Token.asString(template.latestVersion),
            },
            override: blocks(settings.instanceTypes, (instanceType) => ({ instanceType })),
          },
          instancesDistribution: {
            onDemandBaseCapacity: settings.spot.onDemandBase,
            onDemandPercentageAboveBaseCapacity: onDemandPercentage(settings.spot),
            spotAllocationStrategy: settings.spot.allocationStrategy,
            spotMaxPrice: settings.spot.maxPrice,
          },
        },
        capacityRebalance: settings.spot.capacityRebalance,
        // Evening out the zones would end workers in the middle of their tasks.
        // https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html
        suspendedProcesses: ["AZRebalance"],
        // Spot may take its time: an apply neither waits for it nor fails for want of it.
        waitForCapacityTimeout: "0",
        enabledMetrics: [
          "GroupDesiredCapacity",
          "GroupInServiceInstances",
          "GroupPendingInstances",
          "GroupTotalInstances",
        ],
        // A provider's default tags do not reach a group.
        tag: blocksByKey(this.tags, (key, value) => ({ key, value, propagateAtLaunch: true })),
        lifecycle: {
          // The number of workers belongs to scaling from the first minute on.
          ignoreChanges: ["desired_capacity"],
          replaceTriggeredBy: [...LAUNCHED.map((argument) => placeOf(template, argument)), ...leavingWith(ownSubnets)],
        },
      }),
    );
    this.groupName = group.name;
    const { environment, volumeKeyArn, keepInState } = props;
    new WorkersKey(this, "key", { environment, kmsKeyArn: volumeKeyArn, group, keepInState });
  }

  private get tags(): Value<TextMap> {
    return mergeMaps({ Name: nameTag(this.props.environment, "worker") }, this.props.tags);
  }

  /** One for all types, so that a single one which need not be asked decides for all. */
  private get ebsOptimized(): Value<string | undefined> {
    const { ebsOptimized, settings } = this.props;
    const asked = lengthOf(where(settings.instanceTypes, isEbsOptimizedIfAsked));
    return ebsOptimized === undefined
      ? given(is(asked, lengthOf(settings.instanceTypes)), value("true"))
      : choose(ebsOptimized, "true", "false");
  }

  private launchTemplate(): LaunchTemplate {
    const { environment, settings, image, role } = this.props;
    return new LaunchTemplate(
      this,
      "template",
      args({
        namePrefix: namePrefix(environment, "worker"),
        updateDefaultVersion: true,
        imageId: image.idAtLaunch,
        instanceType: first(settings.instanceTypes),
        keyName: this.props.keyName,
        vpcSecurityGroupIds: this.props.securityGroupIds,
        iamInstanceProfile: { arn: role.instanceProfile?.arn },
        userData: this.props.userData.base64,
        ebsOptimized: this.ebsOptimized,
        instanceInitiatedShutdownBehavior: "terminate",
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
        blockDeviceMappings: [
          {
            deviceName: "/dev/xvda",
            ebs: {
              volumeType: "gp3",
              volumeSize: settings.rootVolumeGb,
              encrypted: "true",
              kmsKeyId: this.props.volumeKeyArn,
              deleteOnTermination: "true",
            },
          },
        ],
        tagSpecifications: ["instance", "volume"].map((resourceType) => ({
          resourceType,
          tags: this.tags,
        })),
      }),
    );
  }
}

/** Workers to begin with: those the file asks for, otherwise one as far as the limits allow it. */
export function desiredWorkers({ desired, min, max }: Values<Standalone["workers"]>): Value<number> {
  return orElse(desired, smaller(larger(1, min), max));
}

function onDemandPercentage({ percentage }: Values<Spot>): Value<number> {
  return difference(100, percentage);
}
