import {
  type App,
  type ITerraformDependable,
  ref,
  TerraformHclModule,
  TerraformIterator,
  TerraformLocal,
  Token,
} from "cdktf";
import { nameFits } from "../../access/rules";
import { ModuleStack } from "../../module-kit/module-stack";
import { variableTokens } from "../../module-kit/tokens";
import { claimsOf } from "../../rule/judge";
import { declareOutputs } from "../../stack/outputs";
import { type Tagged, tagRules } from "../../stack/tag-rules";
import { hcl } from "../../value/expression";
import { mapIf } from "../../value/map";
import { ask } from "../../value/question";
import { value } from "../../value/value";
import { EMR_MANAGED_TAG } from "../emr-managed-tag";
import type { Network } from "../schema";
import { vpcRules } from "../vpc-rules";
import { networkInputs } from "./inputs";
import { peerOutputs } from "./peer-outputs";
import { repeatPeering } from "./repeated-peering";
import { NetworkZones } from "./zones";

/** The module `network`: VPCs that are created, and the peering of each with the hub, of an environment's constructs. */
export class NetworkModule extends ModuleStack {
  constructor(app: App, id = "network") {
    super(app, id, { inputs: networkInputs });
    const name = Token.asString(ref("var.name"));
    const tags = this.declareTags(name, Token.asStringMap(ref("var.tags")));
    this.createVpcs();
    this.declareFacts(this.peerWithHub(name));
    const settings = variableTokens<Network & Tagged>(this.inputs);
    this.refuse(
      [
        ...claimsOf([nameFits("flow-logs")], { name: value(name) }),
        ...claimsOf(tagRules, settings),
        ...claimsOf(vpcRules, settings),
      ],
      "hub_vpc_id",
    );
    this.tagEverything(tags);
  }

  private createVpcs(): void {
    const zones = new NetworkZones(this, "region");
    const nat = hcl`each.value.nat != null ? each.value.nat : each.key == var.hub && each.value.internet_gateway ? "single" : "none"`;
    new TerraformHclModule(this, "vpc", {
      source: "./vpc",
      skipAssetCreationFromLocalModules: true,
      forEach: TerraformIterator.fromMap(Token.asAnyMap(ref("var.vpcs"))),
      variables: {
        name: ref("var.name"),
        tags: ref("var.tags"),
        vpc: hcl`merge(each.value, { name = each.key, availability_zones = ${zones.ofEach}, nat = ${nat} })`,
        // The hub carries the tag whether EMR comes or not, so that its coming leaves the network alone.
        vpc_tags: mapIf(ask`each.key == var.hub`, value(EMR_MANAGED_TAG)),
        role_path: ref("var.role_path"),
        permissions_boundary_arn: ref("var.permissions_boundary_arn"),
      },
    });
  }

  private peerWithHub(name: string): ITerraformDependable {
    const facts = hcl`{ vpc_id = vpc.vpc_id, cidr = var.vpcs[name].cidr, route_table_ids = vpc.route_table_ids }`;
    // Without a hub nothing is peered; an output then says what is wrong.
    new TerraformLocal(this, "hub", hcl`one([for name, vpc in module.vpc : ${facts} if name == var.hub])`);
    new TerraformLocal(
      this,
      "peers",
      hcl`{ for name, vpc in module.vpc : name => ${facts} if name != var.hub && contains(keys(var.vpcs), var.hub) }`,
    );
    return repeatPeering(this, {
      environment: name,
      hubName: Token.asString(ref("var.hub")),
      hub: "local.hub",
      peers: "local.peers",
      zoneIds: "var.zone_ids",
    });
  }

  private declareFacts(connections: ITerraformDependable): void {
    const byName = (value: object) => Token.asStringMap(hcl`{ for name, vpc in module.vpc : name => ${value} }`);
    const vpcIds = byName(ref("vpc.vpc_id"));
    const privateSubnetIds = byName(ref("vpc.private_subnet_ids"));
    declareOutputs(this, {
      vpc_ids: { description: "VPCs by name", value: vpcIds },
      vpc_cidrs: {
        description: "Their ranges by name",
        value: Token.asStringMap(hcl`{ for name, vpc in var.vpcs : name => vpc.cidr }`),
      },
      private_subnet_ids: {
        description: "Private subnets by VPC, when their routes and endpoints are there",
        value: privateSubnetIds,
      },
      public_subnet_ids: { description: "Public subnets by VPC", value: byName(ref("vpc.public_subnet_ids")) },
      private_route_table_ids: {
        description: "Route tables of the private subnets by VPC",
        value: byName(hcl`[for key, id in vpc.route_table_ids : id if key != "public"]`),
      },
      public_route_table_ids: {
        description: "Route table of the public subnets by VPC",
        value: byName(hcl`[for key, id in vpc.route_table_ids : id if key == "public"]`),
      },
      peering_connection_ids: {
        description: "Peering connections by name of the peer",
        value: Token.asStringMap(
          hcl`{ for name, connection in aws_vpc_peering_connection.peering : name => connection.id }`,
        ),
      },
      ...peerOutputs({
        ids: hcl`{ for name, vpc in module.vpc : name => vpc.vpc_id if name != var.hub }`,
        cidrs: hcl`[for name, vpc in var.vpcs : vpc.cidr if name != var.hub]`,
        connections,
      }),
      hub_vpc_id: {
        description: "VPC that a cluster lives in",
        value: Token.asString(hcl`lookup(${vpcIds}, var.hub, null)`),
      },
      hub_private_subnet_ids: {
        description: "Subnets that a cluster lives in, when their routes and endpoints are there",
        value: Token.asList(hcl`lookup(${privateSubnetIds}, var.hub, [])`),
      },
    });
  }
}
