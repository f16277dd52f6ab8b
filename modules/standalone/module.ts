import type { App } from "cdktf";
import { type ModuleClusterSettings, moduleClaims, moduleCluster } from "../engine/module-cluster";
import { ModuleStack } from "../module-kit/module-stack";
import { variableTokens } from "../module-kit/tokens";
import { existingVpc } from "../network/vpc-facts";
import { claimsOf } from "../rule/judge";
import { declareOutputs } from "../stack/outputs";
import { argument, type Values, value } from "../value/value";
import { makeStandalone, standalone } from "./engine";
import { standaloneInputs } from "./inputs";
import { standaloneRules } from "./rules";
import type { Standalone } from "./schema";
import { MODULE_FILES } from "./user-data";

type Settings = ModuleClusterSettings & Omit<Standalone, "engine">;

/** The module `standalone`: a cluster in a VPC that is there already, of the same constructs as an environment's. */
export class StandaloneModule extends ModuleStack {
  constructor(app: App, id = "standalone") {
    super(app, id, { inputs: standaloneInputs });
    const settings = variableTokens<Settings>(this.inputs);
    const cluster: Values<Standalone> = { ...settings, engine: value("standalone") };
    const tags = this.declareTags(argument(settings.name), argument(settings.tags));
    const { outputs } = moduleCluster(this, {
      settings,
      tags: value(tags),
      hub: existingVpc({ id: argument(settings.vpcId), privateSubnetIds: settings.subnetIds }),
      make: (scope, context) => makeStandalone(scope, cluster, context, { nodeFiles: MODULE_FILES }),
    });
    declareOutputs(this, outputs);
    this.refuse(
      [...moduleClaims(settings, standalone.longestJob), ...claimsOf(standaloneRules, cluster)],
      "master_instance_id",
    );
    this.tagEverything(tags);
  }
}
