import { Construct } from "constructs";
import { architectureAtPlan } from "../instances/architecture";
import type { Clients } from "../network/client-access";
import type { VpcFacts } from "../network/vpc-facts";
import { appended, type Condition, first, isGiven } from "../value/plan-time";
import { Image } from "./image";
import { Master } from "./master";
import { NodeGroup } from "./node-group";
import type { StandaloneRoles } from "./roles";
import type { Standalone } from "./schema";
import { masterSettings, sparkDefaults, workerSettings } from "./settings";
import { AssetFiles, type NodeFiles, UserData } from "./user-data";
import { Workers } from "./workers";

export interface StandaloneClusterProps {
  /** Name of the environment; begins every resource's name. */
  environment: string;
  /** Tags of what AWS starts later: instances and volumes. */
  tags: Record<string, string>;
  settings: Standalone;
  hub: VpcFacts;
  /** Name by which workers and clients find the master. */
  masterName: string;
  roles: StandaloneRoles;
  clients: Clients;
  /** EC2 key pair. Default: none. */
  keyName?: string;
  /** Security groups that nodes are members of beside their own. Default: none. */
  securityGroupIds?: string[];
  /**
   * Whether workers are EBS-optimized; the master is then what its type is by itself. Older types can be refused it, newer
   * ones always are. Default: all nodes are.
   */
  workersEbsOptimized?: Condition;
  /** Where Terraform reads the files of a node. Default: assets of the stack. */
  nodeFiles?: NodeFiles;
}

/** A Spark master on demand and an autoscaling group of workers, in the private subnets of the hub. */
export class StandaloneCluster extends Construct {
  readonly master: Master;
  readonly workers: Workers;
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: StandaloneClusterProps) {
    super(scope, id);
    const { environment, settings, hub, roles, keyName, tags } = props;
    const files = props.nodeFiles ?? new AssetFiles(this, "node");
    const defaults = sparkDefaults(settings.spark);
    const nodes = new NodeGroup(this, "nodes", {
      environment,
      vpcId: hub.id,
      clients: props.clients,
      ssh: isGiven(keyName),
    });
    this.securityGroupId = nodes.id;
    const securityGroupIds = appended([nodes.id], props.securityGroupIds ?? []);

    const image = (role: string, type: string) =>
      new Image(this, `${role}_image`, { architecture: architectureAtPlan(type), amiId: settings.amiId });

    const node = { environment, securityGroupIds, keyName, tags };

    this.master = new Master(this, "master", {
      ...node,
      settings: settings.master,
      subnetId: first(hub.privateSubnetIds),
      zone: hub.ownSubnets?.[0]?.availabilityZone,
      ebsOptimized: props.workersEbsOptimized === undefined ? true : undefined,
      role: roles.master,
      image: image("master", settings.master.instanceType),
      userData: new UserData(this, "master_user_data", {
        files,
        role: "master",
        settings: masterSettings(settings.spark),
        sparkDefaults: defaults,
      }),
    });
    this.workers = new Workers(this, "workers", {
      ...node,
      settings: settings.workers,
      subnetIds: hub.privateSubnetIds,
      ownSubnets: hub.ownSubnets,
      ebsOptimized: props.workersEbsOptimized ?? true,
      role: roles.worker,
      image: image("worker", first(settings.workers.instanceTypes)),
      userData: new UserData(this, "worker_user_data", {
        files,
        role: "worker",
        settings: workerSettings(settings.spark, props.masterName),
        sparkDefaults: defaults,
      }),
    });
  }
}
