import { Construct } from "constructs";
import type { z } from "zod";
import { nameFits } from "./access/rules";
import { dnsRules } from "./dns/rules";
import { zoneName } from "./dns/zone-name";
import { type ClusterFacts, makeCluster, type OwnBucket } from "./engine/cluster";
import { judgeCluster } from "./engine/judge-cluster";
import { type ClusterInput, engineOf } from "./engines";
import { accessRules } from "./network/access-rules";
import { existingVpc, type VpcFacts } from "./network/vpc-facts";
import { formatPath } from "./rule/finding";
import { judge } from "./rule/judge";
import { refusal } from "./schema/refusal";
import type { Output } from "./stack/outputs";
import { DEFAULT_PROVIDER, type ProviderMajor } from "./stack/schema";
import { tagRules } from "./stack/tag-rules";
import { environmentTags } from "./stack/tags";
import { storageRules } from "./storage/rules";
import { storageSchema } from "./storage/schema";
import { value, values } from "./value/value";

export { AddressedStack } from "./stack/addressed-stack";

export interface SparkClusterProps {
  /** Begins every resource's name. */
  name: string;
  region: string;
  /** Tags of what AWS starts later; those of resources are the provider's default tags. Default: none. */
  tags?: Record<string, string>;
  /** The VPC that the cluster lives in: its id, its private subnets and, for EMR, its range. */
  hub: { id: string; privateSubnetIds: string[]; cidr?: string };
  /** Other VPCs that resolve the private zone. Default: none. */
  peers?: VpcFacts[];
  /** The block `cluster` of an environment file, in its own form; every key but the engine has a default. */
  cluster: ClusterInput;
  /** Who may reach the cluster. */
  clients: { cidrs: string[]; securityGroupIds: string[] };
  /** A bucket of your own, which stays as it is. Default: one is made as `storage` says. */
  bucket?: { name: string; arn: string; kmsKeyArn?: string };
  /** The block `storage` of an environment file. Default: its defaults. */
  storage?: z.input<typeof storageSchema>;
  /** Default: `<name>-spark`. */
  zoneName?: string;
  /** Seconds that clients may remember the master's address. Default: 30. */
  recordTtlSeconds?: number;
  /** EC2 key pair. Default: none. */
  keyName?: string;
  /** IAM path of every role and policy. Default: `/`. */
  rolePath?: string;
  /** Default: none. */
  permissionsBoundaryArn?: string;
  /** Who may take the role that submits jobs. Default: nobody by name; IAM of this account decides. */
  submitterPrincipalArns?: string[];
  /** Major version of the AWS provider that is written for. Default: 6. */
  providerMajor?: ProviderMajor;
}

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
    const engine = engineOf(props.cluster);
    const settings = engine.schema.parse(props.cluster);
    const storage = storageSchema.parse(props.storage ?? {});
    const faults = [
      ...judge([nameFits(engine.longestJob)], { name: value(name) }),
      ...judge(tagRules, { tags: value(props.tags ?? {}) }),
      ...judge(dnsRules, { zoneName: value(props.zoneName) }),
      ...judge(accessRules, {
        clientCidrs: value<string[] | undefined>(props.clients.cidrs),
        clientSecurityGroupIds: value(props.clients.securityGroupIds),
      }),
      ...judge(storageRules, values(storage), ["storage"]),
      ...judgeCluster(engine, settings, { today: new Date(), providerMajor }),
    ].filter(({ severity }) => severity === "error");
    if (faults.length > 0) {
      const told = faults.map(({ path, got, ...fault }) =>
        refusal(`${formatPath(path)}: `, { ...fault, got: got === undefined ? undefined : JSON.stringify(got) }),
      );
      throw new Error(told.join("\n"));
    }
    const facts = makeCluster(this, {
      name,
      region,
      tags: environmentTags(name, props.tags ?? {}),
      hub: existingVpc({ ...props.hub, privateSubnetIds: value(props.hub.privateSubnetIds) }),
      peers: props.peers,
      zoneName: zoneName(name, value(props.zoneName)),
      recordTtlSeconds: value(props.recordTtlSeconds ?? 30),
      storage: props.bucket ? { ...props.bucket, kmsKeyArn: value(props.bucket.kmsKeyArn) } : values(storage),
      roles: {
        environment: name,
        path: props.rolePath ?? "/",
        permissionsBoundaryArn: props.permissionsBoundaryArn,
      },
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
