import { Construct } from "constructs";
import { nameFits, roleRules } from "./access/rules";
import { dnsRules } from "./dns/rules";
import { zoneName } from "./dns/zone-name";
import { type ClusterFacts, makeCluster, type OwnBucket } from "./engine/cluster";
import { judgeCluster } from "./engine/judge-cluster";
import { engineOf } from "./engines";
import { accessRules } from "./network/access-rules";
import { existingVpc, idsByName } from "./network/vpc-facts";
import { type Finding, formatFinding } from "./rule/finding";
import { judge } from "./rule/judge";
import { faultsOfProps, type SparkClusterProps } from "./spark-cluster-props";
import type { Output } from "./stack/outputs";
import { DEFAULT_PROVIDER } from "./stack/schema";
import { tagRules } from "./stack/tag-rules";
import { environmentTags } from "./stack/tags";
import { storageRules } from "./storage/rules";
import { storageSchema } from "./storage/schema";
import { value, values } from "./value/value";

export type { SparkClusterProps } from "./spark-cluster-props";
export { AddressedStack } from "./stack/addressed-stack";

/**
 * A Spark cluster in a VPC that is there, for an app of your own: private zone, bucket, roles, nodes, and what submits
 * jobs, as an environment file has them.
 *
 * @throws with everything that is wrong with the settings
 */
export class SparkCluster extends Construct implements ClusterFacts {
  readonly zone: ClusterFacts["zone"];
  readonly bucket: OwnBucket;
  readonly outputs: Record<string, Output>;

  constructor(scope: Construct, id: string, props: SparkClusterProps) {
    super(scope, id);
    const { name, region, providerMajor = DEFAULT_PROVIDER } = props;
    refuse(faultsOfProps(props));
    const engine = engineOf(props.cluster);
    const settings = engine.schema.parse(props.cluster);
    const storage = storageSchema.parse(props.storage ?? {});
    refuse([
      ...judge([nameFits(engine.longestJob)], { name: value(name) }),
      ...judge(tagRules, { tags: value(props.tags ?? {}) }),
      ...judge(dnsRules, { zoneName: value(props.zoneName) }),
      ...judge(accessRules, {
        clientCidrs: value<string[] | undefined>(props.clients.cidrs),
        clientSecurityGroupIds: value(props.clients.securityGroupIds),
      }),
      ...judge(roleRules, { instancePolicyArns: value(props.instancePolicyArns ?? {}) }),
      ...judge(storageRules, values(storage), ["storage"]),
      ...judgeCluster(engine, settings, { today: new Date(), providerMajor }),
    ]);
    const facts = makeCluster(this, {
      name,
      region,
      tags: environmentTags(name, props.tags ?? {}),
      hub: existingVpc({ ...props.hub, privateSubnetIds: value(props.hub.privateSubnetIds) }),
      peerVpcIds: idsByName(props.peers ?? []),
      zoneName: zoneName(name, value(props.zoneName)),
      recordTtlSeconds: value(props.recordTtlSeconds ?? 30),
      storage: props.bucket ? { ...props.bucket, kmsKeyArn: value(props.bucket.kmsKeyArn) } : values(storage),
      roles: {
        environment: name,
        path: props.rolePath ?? "/",
        permissionsBoundaryArn: props.permissionsBoundaryArn,
      },
      instancePolicyArns: value(props.instancePolicyArns ?? {}),
      clients: values(props.clients),
      keyName: value(props.keyName),
      submitterPrincipalArns: value(props.submitterPrincipalArns ?? []),
      providerMajor,
      make: (parts, context) => engine.make(parts, values(settings), context),
    });
    this.zone = facts.zone;
    this.bucket = facts.bucket;
    this.outputs = facts.outputs;
  }

  /** The value of an output, such as `master_url` or `autoscaling_group_name`, for resources of your own. */
  output(name: string): string {
    const output = this.outputs[name];
    if (typeof output?.value !== "string") {
      throw new Error(`the cluster has no output ${name}; it has ${Object.keys(this.outputs).join(", ")}`);
    }
    return output.value;
  }
}

/** @throws with every error among the findings */
function refuse(findings: Finding[]): void {
  const faults = findings.filter(({ severity }) => severity === "error");
  if (faults.length > 0) {
    throw new Error(faults.map((fault) => formatFinding({ ...fault, file: "SparkCluster" })).join("\n"));
  }
}
