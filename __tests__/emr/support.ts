import { EmrCluster, type EmrClusterProps } from "../../modules/emr/cluster";
import { DiskKey } from "../../modules/emr/disk-key";
import { EmrRoles } from "../../modules/emr/roles";
import { type Emr, emrSchema } from "../../modules/emr/schema";
import type { UntaggedNetwork } from "../../modules/emr/statements";
import { parseEnvironment } from "../../modules/environment/parse";
import { formatFinding } from "../../modules/rule/finding";
import { type Values, value, values } from "../../modules/value/value";
import { clusterRules } from "../support/environment";
import { synthesize, type Template } from "../support/template";

/** The `cluster` block of an environment file, without the word that every one here begins with. */
export type ClusterBlock = Record<string, unknown>;

export function emr(block: ClusterBlock = {}): Values<Emr> {
  return values(emrSchema.parse({ engine: "emr", ...block }));
}

export const HUB = {
  name: "spark",
  isExisting: false,
  id: "vpc-0123456789abcdef0",
  cidr: "10.0.64.0/18",
  privateSubnetIds: value(["subnet-0000000000000000a", "subnet-0000000000000000b"]),
  publicSubnetIds: value<string[]>([]),
  routeTables: [],
  egress: [],
};

const NONE = value<string | undefined>(undefined);

export const BUCKET = { name: "raster-data", arn: "arn:aws:s3:::raster-data", kmsKeyArn: NONE };
export const KEY = "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f";

/** A cluster and its roles as the environment `raster` makes them. */
export function synthesizeCluster(
  block: ClusterBlock = {},
  props: Partial<EmrClusterProps> = {},
  untaggedNetwork?: UntaggedNetwork,
): Template {
  return synthesize((stack) => {
    const settings = emr(block);
    const bucket = props.bucket ?? BUCKET;
    const diskKey = new DiskKey(stack, "disk_key", { environment: "raster", bucket, settings });
    const roles = new EmrRoles(stack, "access", {
      settings: { environment: "raster", path: "/" },
      policyArns: value({}),
      region: "us-east-1",
      bucket,
      diskKey,
      cluster: settings,
      untaggedNetwork,
    });
    new EmrCluster(stack, "cluster", {
      environment: "raster",
      tags: value({ team: "geo" }),
      settings,
      hub: HUB,
      bucket,
      diskKey,
      roles,
      clients: { cidrs: value(["10.0.0.0/18"]), securityGroupIds: value<string[]>([]) },
      keyName: NONE,
      ...props,
    });
  });
}

/** What the rules say of a cluster block on November 20, 2026: the lines that a person reads. */
export function complaints(block: ClusterBlock): string[] {
  const environment = { name: "raster", region: "us-east-1", cluster: { engine: "emr", ...block } };
  const { findings } = parseEnvironment(environment, clusterRules(new Date("2026-11-20T12:00:00Z")));
  return findings.flatMap((finding) => formatFinding({ ...finding, file: "spark.yaml" }).split("\n"));
}
