import { Token } from "cdktf";
import { z } from "zod";
import { namedPolicies } from "./access/schema";
import { recordTtlSeconds, zoneNameText } from "./dns/schema";
import { type ClusterInput, clusterSchema } from "./engines";
import type { VpcFacts } from "./network/vpc-facts";
import { explain, valueAt } from "./rule/explain";
import type { Finding, Path } from "./rule/finding";
import { kmsKeyArn, policyArn, principalArn, rolePath } from "./schema/arn";
import { awsId, cidr, keyPairName, vpcName, wholeNumber } from "./schema/grammar";
import type { JsonSchema } from "./schema/json-schema";
import { bucketArn, bucketName } from "./schema/s3";
import { nameSchema, type ProviderMajor, regionSchema, tagsSchema } from "./stack/schema";
import { storageSchema } from "./storage/schema";

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
  /** Policies that every node's role has beside what it needs by itself, by a name of yours. Default: none. */
  instancePolicyArns?: Record<string, string>;
  /** Who may take the role that submits jobs. Default: nobody, and there is no such role. */
  submitterPrincipalArns?: string[];
  /** Major version of the AWS provider that is written for. Default: 6. */
  providerMajor?: ProviderMajor;
}

/** Made when it is asked for: which engines there are only the registry says. */
const propsSchema = () =>
  z.strictObject({
    name: nameSchema,
    region: regionSchema,
    tags: tagsSchema.optional(),
    hub: z.object({ id: awsId("vpc"), privateSubnetIds: z.array(awsId("subnet")).min(1), cidr: cidr().optional() }),
    peers: z.array(z.object({ name: vpcName(), id: awsId("vpc") })).optional(),
    cluster: clusterSchema(),
    clients: z.object({ cidrs: z.array(cidr()), securityGroupIds: z.array(awsId("sg")) }),
    bucket: z.object({ name: bucketName(), arn: bucketArn(), kmsKeyArn: kmsKeyArn().optional() }).optional(),
    storage: storageSchema.optional(),
    zoneName: zoneNameText().optional(),
    recordTtlSeconds: recordTtlSeconds().optional(),
    keyName: keyPairName().optional(),
    rolePath: rolePath().optional(),
    permissionsBoundaryArn: policyArn().optional(),
    instancePolicyArns: namedPolicies().optional(),
    submitterPrincipalArns: z.array(principalArn()).optional(),
    providerMajor: wholeNumber(5, 6).optional(),
  });

/** Blocks that are read before Terraform knows anything. */
const READ_AT_ONCE = ["cluster", "storage"];

/** What the grammars of an environment file refuse of the props of a cluster; tokens are judged by nobody. */
export function faultsOfProps(props: SparkClusterProps): Finding[] {
  const schema = propsSchema();
  const issues = schema.safeParse(props).error?.issues ?? [];
  const known = issues.filter(({ path }) => READ_AT_ONCE.includes(String(path[0])) || !isToken(props, path as Path));
  return explain(known, props, z.toJSONSchema(schema, { io: "input", target: "draft-7" }) as JsonSchema);
}

/** Whether a value, or what holds it, is a token of the app's; a token of a map is a key. */
const isToken = (props: SparkClusterProps, path: Path) =>
  path.some((key, at) => Token.isUnresolved(key) || Token.isUnresolved(valueAt(props, path.slice(0, at + 1))));
