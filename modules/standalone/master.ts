import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { VolumeAttachment } from "@cdktf/provider-aws/lib/volume-attachment";
import { Construct } from "constructs";
import { isEbsOptimizedIfAsked } from "../instances/ebs-optimized";
import { THIS } from "../stack/addressed-stack";
import { nameTag } from "../stack/names";
import { keptInState } from "../stack/state-values";
import { given } from "../value/choice";
import { mergeMaps } from "../value/map";
import { ALWAYS } from "../value/question";
import { placeOf } from "../value/reference";
import { args, type Values } from "../value/value";
import type { NodeProps } from "./node-props";
import type { Standalone } from "./schema";
import { RECOVERY_DEVICE } from "./settings";

export interface MasterProps extends NodeProps {
  settings: Values<Standalone["master"]>;
  subnetId: string;
  /** Zone of that subnet. Default: AWS is asked. */
  zone?: string;
  /** Whether the state keeps the zone that AWS said first, until the subnet is another one. Default: false. */
  keepInState?: boolean;
}

/**
 * The Spark master: one instance on demand, and a volume for its recovery state that outlives it.
 *
 * Nothing of it depends on the workers, so a change of theirs never replaces it.
 */
export class Master extends Construct {
  readonly instanceId: string;
  readonly instanceArn: string;
  readonly privateIp: string;

  constructor(scope: Construct, id: string, props: MasterProps) {
    super(scope, id);
    const name = nameTag(props.environment, "master");
    const volume = new EbsVolume(
      this,
      "recovery",
      args({
        availabilityZone: props.zone ?? this.zone(props),
        type: "gp3",
        size: props.settings.recoveryVolumeGb,
        encrypted: true,
        kmsKeyId: props.volumeKeyArn,
        tags: { Name: nameTag(props.environment, "master", "recovery") },
      }),
    );
    const instance = new Instance(
      this,
      THIS,
      args({
        ami: props.image.idAtPlan,
        instanceType: props.settings.instanceType,
        subnetId: props.subnetId,
        vpcSecurityGroupIds: props.securityGroupIds,
        iamInstanceProfile: props.role.instanceProfile?.name,
        keyName: props.keyName,
        userDataBase64: props.userData.base64,
        // cloud-init runs once in an instance's life: changed user-data takes a new instance to be obeyed.
        userDataReplaceOnChange: true,
        ebsOptimized: given(isEbsOptimizedIfAsked(props.settings.instanceType), ALWAYS),
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
        rootBlockDevice: {
          volumeType: "gp3",
          volumeSize: props.settings.rootVolumeGb,
          encrypted: true,
          kmsKeyId: props.volumeKeyArn,
          tags: mergeMaps({ Name: name }, props.tags),
        },
        tags: { Name: name },
        lifecycle: {
          // A newer Amazon Linux alone is no reason to replace a running master.
          ignoreChanges: props.image.isLatest ? ["ami"] : undefined,
          // A volume lets go of a stopped master only, and nothing would start that one again: a new volume takes a new master.
          replaceTriggeredBy: [placeOf(volume, "id"), ...props.image.triggers],
        },
      }),
    );
    this.instanceId = instance.id;
    this.instanceArn = instance.arn;
    this.privateIp = instance.privateIp;

    new VolumeAttachment(this, "recovery_attachment", {
      deviceName: RECOVERY_DEVICE,
      volumeId: volume.id,
      instanceId: instance.id,
      // A mounted volume does not let go of a running instance.
      stopInstanceBeforeDetaching: true,
    });
  }

  /**
   * The zone of the master's subnet.
   *
   * Where the call of a published module waits for another resource, Terraform cannot read data while it plans: it would
   * not know the zone, and plan to replace the volume. So a module keeps the zone in the state until the subnet is another.
   */
  private zone({ subnetId, keepInState }: MasterProps): string {
    const { availabilityZone } = new DataAwsSubnet(this, "subnet", { id: subnetId });
    return keepInState ? keptInState(this, "zone", availabilityZone, subnetId) : availabilityZone;
  }
}
