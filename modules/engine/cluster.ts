import type { Construct } from "constructs";
import type { RoleSettings } from "../access/role";
import type { BucketFacts } from "../access/statements";
import { Submitter } from "../access/submitter";
import { PrivateZone } from "../dns/private-zone";
import type { Clients } from "../network/client-access";
import type { VpcFacts } from "../network/vpc-facts";
import type { Output } from "../stack/outputs";
import type { ProviderMajor } from "../stack/schema";
import { Bucket, type BucketSettings } from "../storage/bucket";
import type { TextMap } from "../value/map";
import { type Value, type Values, value } from "../value/value";
import type { EngineContext, EngineFacts } from "./engine";

export interface ClusterProps {
  /** Begins every resource's name. */
  name: string;
  region: string;
  /** All tags of the cluster: default tags of a provider do not reach what AWS starts later. */
  tags: Value<TextMap>;
  /** The VPC that the cluster lives in. */
  hub: VpcFacts;
  /** Other VPCs that resolve the private zone, by name. Default: none. */
  peerVpcIds?: Value<TextMap>;
  /** Name of the private zone, without a dot at the end. */
  zoneName: string;
  /** Seconds that clients may remember the master's address. */
  recordTtlSeconds: Value<number>;
  /** A bucket that is made by these settings, or one that there is. */
  storage: Values<BucketSettings> | OwnBucket;
  /** Name of the bucket that is made, in full. Default: AWS completes the prefix. */
  bucketName?: string;
  roles: RoleSettings;
  /** Policies that the roles of nodes have beside what they need, by name. Default: none. */
  instancePolicyArns?: Value<TextMap>;
  clients: Clients;
  /** EC2 key pair, if there is any. */
  keyName: Value<string | undefined>;
  /** Who may take the role that submits jobs; empty: there is no such role. Default: no policy for it either. */
  submitterPrincipalArns?: Value<string[]>;
  /** Whether zone and bucket may only be destroyed when the cluster is gone. Default: false. */
  keepsFoundations?: boolean;
  /** Whether what AWS is asked for is kept in the state, as a module has to. Default: false. */
  keepInState?: boolean;
  /** Major version of the AWS provider that is written for. Default: 6. */
  providerMajor?: ProviderMajor;
  /** Makes what runs Spark, such as an engine's `make` with its settings. */
  make: (scope: Construct, context: EngineContext) => EngineFacts;
}

/** A bucket of the same stack or of somebody else, which stays as it is. */
export interface OwnBucket extends BucketFacts {
  name: string;
}

/** What a cluster gives to whoever made it. */
export interface ClusterFacts {
  zone: PrivateZone;
  bucket: OwnBucket;
  /** By the names that they have everywhere: outputs of an environment and of a module. */
  outputs: Record<string, Output>;
}

/**
 * Put a Spark cluster together with all that belongs to it: private zone, bucket, roles, nodes, and what submits jobs.
 *
 * Its parts stand directly in `scope`, whose path begins their addresses: an environment and a module give their stack.
 */
export function makeCluster(scope: Construct, props: ClusterProps): ClusterFacts {
  const { name, region, tags, hub, peerVpcIds = value({}), roles, storage, clients, keyName, providerMajor } = props;
  const zone = new PrivateZone(scope, "dns", {
    zoneName: props.zoneName,
    hub,
    peerVpcIds,
    recordTtlSeconds: props.recordTtlSeconds,
  });
  const { masterName } = zone;
  const made =
    "arn" in storage
      ? undefined
      : new Bucket(scope, "storage", { environment: name, settings: storage, name: props.bucketName });
  const bucket = made ?? (storage as OwnBucket);
  const foundations = props.keepsFoundations ? [zone, ...(made?.foundations ?? [])] : [];
  const engine = props.make(scope, {
    environment: name,
    region,
    tags,
    hub,
    bucket,
    masterName,
    roles,
    instancePolicyArns: props.instancePolicyArns ?? value({}),
    clients,
    keyName,
    foundations,
    keepInState: props.keepInState,
    providerMajor,
  });
  if (engine.masterAddress) {
    zone.pointMasterAt(engine.masterAddress);
  }
  const outputs = {
    ...engine.outputs,
    ...(engine.masterAddress && {
      master_name: { description: "Name of the master in the private zone", value: masterName },
    }),
    bucket_name: { description: "Bucket for data, logs and event logs", value: bucket.name },
    bucket_arn: { description: "ARN of that bucket", value: bucket.arn },
    zone_id: {
      description: "Private zone; associate it with other VPCs whose hosts use the cluster",
      value: zone.zoneId,
    },
    zone_name: { description: "Name of the private zone", value: zone.zoneName },
    ...(props.submitterPrincipalArns && makeSubmitter(scope, props, engine)),
  };
  return { zone, bucket, outputs };
}

function makeSubmitter(
  scope: Construct,
  { roles, submitterPrincipalArns = value([]) }: ClusterProps,
  { submitterStatements }: EngineFacts,
): Record<string, Output> {
  const { roleArn, policyArn } = new Submitter(scope, "submitter", {
    ...roles,
    statements: submitterStatements,
    principalArns: submitterPrincipalArns,
  });
  return {
    ...(roleArn !== undefined && {
      submitter_role_arn: {
        description: "Role that may submit jobs, for the principals that are named; null without any",
        value: roleArn,
      },
    }),
    submitter_policy_arn: {
      description: "Policy that lets another role, such as Airflow's, submit jobs, which have the rights of the nodes",
      value: policyArn,
    },
  };
}
