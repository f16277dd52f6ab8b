import type { Construct } from "constructs";
import type { z } from "zod";
import type { Statement } from "../access/policy";
import type { RoleSettings } from "../access/role";
import type { BucketFacts } from "../access/statements";
import type { ClientPort, Clients } from "../network/client-access";
import type { EndpointGroup } from "../network/schema";
import type { VpcFacts } from "../network/vpc-facts";
import type { Rule } from "../rule/claim";
import type { Path } from "../rule/finding";
import type { Check } from "../rule/requirement";
import type { Output } from "../stack/outputs";
import type { ProviderMajor } from "../stack/schema";
import type { TextMap } from "../value/map";
import type { Value, Values } from "../value/value";

/** The settings of a cluster, which say by one word what runs it. */
export interface ClusterSettings {
  engine: string;
}

/** What runs Spark: everything that the rest has to know of it. */
export interface Engine<S extends ClusterSettings = ClusterSettings> {
  /** The word of an environment file: `engine: standalone`. */
  readonly name: S["engine"];
  /** The block `cluster` of an environment file. */
  readonly schema: z.ZodType<S>;
  /** The job whose role has the longest name; it limits the name of the environment. */
  readonly longestJob: string;
  /** Versions of the AWS provider that its Terraform is for. Default: the last 5.x and all of 6.x. */
  readonly providerRange?: Record<ProviderMajor, string>;

  /** What is asked of settings beyond the form of each field; modules of the engine ask it of their variables. */
  readonly rules: Rule<Values<S>>[];
  /** What is asked of the settings of a file alone. */
  checks(circumstances: Circumstances): Check<S>[];
  /** The most nodes that settings let into the network. */
  demand(settings: S): Demand;
  /** What nodes fetch by themselves before they can work. Default: nothing that the settings say. */
  downloads?(settings: S): Download[];
  /** Services beside S3 that nodes call by themselves; the key is the bucket's. Default: none. */
  services?(settings: S, bucketKeyArn: string | undefined): ServiceCall[];
  /** What the engine opens to each client. Default: nothing. */
  clientPorts?(settings: S): ClientPort[];
  /** Settings without what a major version of the AWS provider does not know. */
  forProvider(settings: S, major: ProviderMajor): S;
  /** Whether AWS refuses to end the cluster. */
  isProtected(settings: S): boolean;
  /** The cluster in words: what it is, and a line for each part of it. */
  describe(settings: S): Description;
  /** Make the cluster, with its roles. */
  make(scope: Construct, settings: Values<S>, context: EngineContext): EngineFacts;
}

/** What a cluster is judged by beside its settings. */
export interface Circumstances {
  /** Decides which releases are near the end of their support. */
  today: Date;
  providerMajor: ProviderMajor;
}

/** A file that nodes fetch when they start. */
export interface Download {
  /** Where it is said, below `cluster`. */
  path: Path;
  /** `https://…` or `s3://…` */
  address: string;
  /** What it is, in a word. */
  what: string;
}

/** A service that nodes call. */
export interface ServiceCall {
  /** Whose endpoints lead to it. */
  group: EndpointGroup;
  /** The service, and what for: `KMS, which unlocks their disks`. */
  what: string;
}

/** A limit of the file, and how many nodes it lets into the hub. */
export interface Demand {
  /** Below `cluster`. */
  path: Path;
  nodes: number;
  /** Whether all nodes stand in one zone, or spread over all zones of the hub. */
  zones: "one" | "all";
}

export interface Description {
  label: string;
  nodes: string[];
}

/** What a cluster stands on and in. */
export interface EngineContext {
  /** Name of the environment. */
  environment: string;
  region: string;
  tags: Value<TextMap>;
  hub: VpcFacts;
  bucket: BucketFacts & { name: string };
  /** Name by which workers and clients find the master. */
  masterName: string;
  roles: RoleSettings;
  /** Policies that the roles of nodes have beside what they need, by name. */
  instancePolicyArns: Value<TextMap>;
  clients: Clients;
  /** EC2 key pair, if there is any. */
  keyName: Value<string | undefined>;
  /**
   * Whether what AWS is asked for is kept in the state: Terraform asks late where the call of a module waits for something
   * else, and would plan changes for it. Default: false.
   */
  keepInState?: boolean;
  /** What has to stand as long as the cluster does, though the cluster does not refer to it. Default: nothing. */
  foundations?: Construct[];
  /** Major version of the AWS provider that is written for. Default: 6. */
  providerMajor?: ProviderMajor;
}

/** A record of the private zone: addresses (A) or another name (CNAME). */
export interface MasterAddress {
  type: Value<string>;
  targets: Value<string[]>;
}

/** What an environment asks of a cluster once it stands. */
export interface EngineFacts {
  /** Where the master's name points; undefined for an engine without a master. */
  masterAddress?: MasterAddress;
  /** What it takes to submit jobs. */
  submitterStatements: Statement[];
  outputs: Record<string, Output>;
}
