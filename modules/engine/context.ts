import type { Construct } from "constructs";
import type { RoleSettings } from "../access/role";
import type { BucketFacts } from "../access/statements";
import type { Clients } from "../network/client-access";
import type { VpcFacts } from "../network/vpc-facts";
import type { ProviderMajor } from "../stack/schema";
import type { NodeFiles } from "../standalone/user-data";

/** What an environment gives to either engine. */
export interface EngineContext {
  /** Name of the environment. */
  environment: string;
  region: string;
  tags: Record<string, string>;
  hub: VpcFacts;
  /** Whether the hub was there before. */
  hubExists: boolean;
  bucket: BucketFacts & { name: string };
  /** Name by which workers and clients find the master. */
  masterName: string;
  roles: RoleSettings;
  clients: Clients;
  /** EC2 key pair. Default: none. */
  keyName?: string;
  /** What has to stand as long as the cluster does, though the cluster does not refer to it. Default: nothing. */
  foundations?: Construct[];
  /** Major version of the AWS provider that a cluster of EMR is written for. Default: 6. */
  providerMajor?: ProviderMajor;
  /** Where Terraform reads the files of a standalone node. Default: assets of the stack. */
  nodeFiles?: NodeFiles;
}
