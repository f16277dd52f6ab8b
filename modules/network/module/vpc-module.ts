import { type App, ref, TerraformLocal } from "cdktf";
import { nameFits } from "../../access/rules";
import { ModuleStack } from "../../module-kit/module-stack";
import { variableTokens } from "../../module-kit/tokens";
import { claimsOf } from "../../rule/judge";
import { declareOutputs } from "../../stack/outputs";
import { argument, type Value, value } from "../../value/value";
import { layoutOf } from "../layout";
import type { Vpc as VpcSettings } from "../schema";
import { Vpc, type VpcShape } from "../vpc";
import { networkVpcInputs } from "./vpc-inputs";

interface Settings {
  name: string;
  tags: Record<string, string>;
  vpc: Omit<VpcSettings, "availabilityZones" | "cidr" | "nat"> & {
    name: string;
    cidr: string;
    availabilityZones: string[];
    nat: string;
  };
  vpcTags: Record<string, string>;
  rolePath: string;
  permissionsBoundaryArn: string | undefined;
}

/** The module within `network` that makes one VPC, of the same construct as an environment's. */
export class NetworkVpcModule extends ModuleStack {
  constructor(app: App, id = "network_vpc") {
    super(app, id, { inputs: networkVpcInputs });
    const { vpc, ...settings } = variableTokens<Settings>(this.inputs);
    const name = argument(settings.name);
    const tags = this.declareTags(name, argument(settings.tags));
    const made = new Vpc(this, "vpc", {
      plan: {
        name: argument(vpc.name),
        cidr: argument(vpc.cidr),
        nat: vpc.nat,
        settings: vpc,
        subnets: this.subnets(),
      },
      zones: vpc.availabilityZones,
      roles: {
        environment: name,
        path: argument(settings.rolePath),
        permissionsBoundaryArn: argument(settings.permissionsBoundaryArn),
        keepInState: true,
      },
      tags: settings.vpcTags,
    });
    // Whatever starts in a subnet needs routes and endpoints from its first minute on.
    const subnetIds = (tier: string, ids: Value<string[]>) => ({
      description: `Its ${tier} subnets, when their routes and endpoints are there`,
      value: argument(ids),
      dependsOn: made.egress,
    });
    declareOutputs(this, {
      vpc_id: { description: "The VPC", value: made.id },
      private_subnet_ids: subnetIds("private", made.privateSubnetIds),
      public_subnet_ids: subnetIds("public", made.publicSubnetIds),
      route_table_ids: { description: "Its route tables by tier and position", value: argument(made.routeTableIds) },
    });
    this.refuse(claimsOf([nameFits("flow-logs")], { name: settings.name }), "vpc_id");
    this.tagEverything(tags);
  }

  private subnets(): VpcShape["subnets"] {
    const { prefixes, subnets } = layoutOf("var.vpc");
    const local = (id: string, expression: string) => new TerraformLocal(this, id, ref(expression));
    for (const [of, expression] of Object.entries(prefixes)) {
      local(`${of}_prefix`, expression);
    }
    const ranges = subnets({ vpc: "local.vpc_prefix", private: "local.private_prefix", public: "local.public_prefix" });
    return {
      private: value(local("private_cidrs", ranges.private).asList),
      public: value(local("public_cidrs", ranges.public).asList),
    };
  }
}
