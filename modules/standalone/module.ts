import type { App } from "cdktf";
import { type ModuleClusterSettings, moduleCluster } from "../engine/module-cluster";
import { ModuleStack } from "../module-kit/module-stack";
import { variableTokens } from "../module-kit/tokens";
import { existingVpc } from "../network/vpc-facts";
import { declareOutputs } from "../stack/outputs";
import { makeStandalone } from "./engine";
import { IMAGE_FITS, JAVA_FITS, standaloneInputs } from "./inputs";
import type { Standalone } from "./schema";
import { MODULE_FILES } from "./user-data";

type Settings = ModuleClusterSettings & Omit<Standalone, "engine">;

/** The module `standalone`: a cluster in a VPC that is there already, of the same constructs as an environment's. */
export class StandaloneModule extends ModuleStack {
  constructor(app: App, id = "standalone") {
    super(app, id, { inputs: standaloneInputs });
    const settings = variableTokens(this.inputs) as unknown as Settings;
    const tags = this.declareTags(settings.name, settings.tags);
    const { outputs } = moduleCluster(this, {
      settings,
      tags,
      hub: existingVpc({ id: settings.vpcId, privateSubnetIds: settings.subnetIds }),
      make: (scope, context) =>
        makeStandalone(scope, { ...settings, engine: "standalone" }, context, { nodeFiles: MODULE_FILES }),
    });
    declareOutputs(this, outputs);
    // Rules over two variables: Terraform before 1.9 takes none in a validation block.
    this.addOverride("output.master_instance_id.precondition", [IMAGE_FITS, JAVA_FITS]);
    this.tagEverything(tags);
  }
}
