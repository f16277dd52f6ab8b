import type { ITerraformDependable, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import type { RoleSettings } from "../access/role";
import { named } from "../stack/addressed-stack";
import { hcl } from "../value/expression";
import { argument, value, values } from "../value/value";
import { EMR_MANAGED_TAG } from "./emr-managed-tag";
import { Peering } from "./peering";
import { planVpc, type Zones } from "./plan";
import { inOrder, regionZones } from "./region-zones";
import type { NetworkSettings, Vpc as VpcSettings } from "./schema";
import { Vpc } from "./vpc";
import { existingVpc, type VpcFacts } from "./vpc-facts";

export interface NetworkProps {
  environment: NetworkSettings;
  roles: RoleSettings;
}

/** All VPCs of an environment, each one created or taken as it is, and the peering of each with the hub. */
export class Network extends Construct {
  readonly hub: VpcFacts;
  /** The other VPCs, in the file's order. */
  readonly peers: VpcFacts[];
  readonly peerings: ITerraformDependable[];

  /** The region's zones, where a VPC names none. */
  private zones?: TerraformLocal;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NetworkProps,
  ) {
    super(scope, id);
    const { network, name } = props.environment;
    const vpcs = Object.entries(network.vpcs).map(([vpcName, vpc]) =>
      vpc.id ? vpcAsItIs(vpcName, vpc) : this.createVpc(vpcName, vpc),
    );
    this.hub = vpcs.find((vpc) => vpc.name === network.hub) as VpcFacts;
    this.peers = vpcs.filter((vpc) => vpc !== this.hub);

    const peering = new Construct(scope, "peering");
    this.peerings = this.peers.map(
      (peer) => new Peering(peering, named(peer.name), { environment: name, hub: this.hub, peer }).connection,
    );
  }

  private createVpc(name: string, settings: VpcSettings): Vpc {
    const { environment, roles } = this.props;
    const plan = planVpc(environment, name, settings);
    return new Vpc(this, named(name), {
      region: environment.region,
      plan: { ...plan, nat: value<string>(plan.nat), settings: values(settings), subnets: values(plan.subnets) },
      zones: value(this.zoneNames(plan.zones)),
      ignoresZones: "count" in plan.zones,
      roles,
      // The hub carries the tag under either engine, so that a switch of engine leaves the network alone.
      tags: name === environment.network.hub ? value(EMR_MANAGED_TAG) : value({}),
    });
  }

  private zoneNames(zones: Zones): string[] {
    if ("names" in zones) {
      return zones.names;
    }
    this.zones ??= inOrder(this, "zone_names", regionZones(this, "zones"));
    const names = this.zones.expression;
    return Array.from({ length: zones.count }, (_, zone) => argument(hcl`${names}[${zone}]`.text));
  }
}

function vpcAsItIs(name: string, vpc: VpcSettings): VpcFacts {
  return existingVpc({
    name,
    id: vpc.id as string,
    cidr: vpc.cidr as string,
    privateSubnetIds: value(vpc.privateSubnetIds ?? []),
    publicSubnetIds: value(vpc.publicSubnetIds ?? []),
    routeTables: (vpc.routeTableIds ?? []).map((id) => ({ key: id, id, times: {} })),
  });
}
