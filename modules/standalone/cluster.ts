import { Construct } from "constructs";
import { architectureAtPlan } from "../instances/architecture";
import type { Clients } from "../network/client-access";
import type { VpcFacts } from "../network/vpc-facts";
import { appended, first } from "../value/list";
import type { TextMap } from "../value/map";
import { type Answer, isGiven } from "../value/question";
import { argument, type Value, type Values } from "../value/value";
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
  tags: Value<TextMap>;
  settings: Values<Standalone>;
  hub: VpcFacts;
  /** Name by which workers and clients find the master. */
  masterName: string;
  roles: StandaloneRoles;
  clients: Clients;
  /** KMS key of the volumes; undefined for the one that EBS takes by itself. */
  volumeKeyArn: Value<string | undefined>;
  /** EC2 key pair, if there is one. */
  keyName: Value<string | undefined>;
  /** Security groups that nodes are members of beside their own. Default: none. */
  securityGroupIds?: Value<string[]>;
  /** Whether workers are EBS-optimized. Default: as their types are by themselves, or can be. */
  workersEbsOptimized?: Answer;
  /** Whether the state keeps what AWS said of images and zones when the master was made. Default: false. */
  keepInState?: boolean;
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
    const { environment, settings, hub, roles, keyName, tags, keepInState } = props;
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

    const image = (role: string, type: Value<string>) =>
      new Image(this, `${role}_image`, {
        architecture: argument(architectureAtPlan(type)),
        amiId: settings.amiId,
        keepInState,
      });

    const node = { environment, securityGroupIds, keyName, tags, volumeKeyArn: props.volumeKeyArn };

    this.master = new Master(this, "master", {
      ...node,
      settings: settings.master,
      subnetId: argument(first(hub.privateSubnetIds)),
      keepInState,
      zone: hub.ownSubnets?.[0]?.availabilityZone,
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
      keepInState,
      ownSubnets: hub.ownSubnets,
      ebsOptimized: props.workersEbsOptimized,
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
