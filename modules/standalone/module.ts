import type { App } from "cdktf";
import { type ClusterSettings, existingHub, moduleCluster } from "../engine/module-cluster";
import { ModuleStack } from "../module-kit/module-stack";
import { variableTokens } from "../module-kit/tokens";
import { declareOutputs } from "../stack/outputs";
import { standaloneEngine } from "./engine";
import { IMAGE_FITS, JAVA_FITS, standaloneInputs } from "./inputs";
import type { Standalone } from "./schema";
import { FILES_FOLDER, readInModule } from "./user-data";

type Settings = ClusterSettings & Omit<Standalone, "engine">;

/** The module `standalone`: a cluster in a VPC that is there already, of the same constructs as an environment's. */
export class StandaloneModule extends ModuleStack {
  constructor(app: App, id = "standalone") {
    super(app, id, { inputs: standaloneInputs });
    const settings = variableTokens(this.inputs) as unknown as Settings;
    const hub = existingHub(settings.vpcId, settings.subnetIds);
    const nodeFiles = { read: (file: string) => readInModule(`${FILES_FOLDER}/${file}`) };
    const { engine, tags, outputs } = moduleCluster(this, settings, hub, (context) =>
      standaloneEngine(this, { ...settings, engine: "standalone" }, { ...context, nodeFiles }),
    );
    const { autoscaling_group, ...ownOutputs } = engine.outputs;
    declareOutputs(this, {
      ...ownOutputs,
      master_private_ip: { description: "Address of the master", value: engine.masterAddress.target },
      autoscaling_group_name: autoscaling_group as NonNullable<typeof autoscaling_group>,
      security_group_id: {
        description: "Security group of master and workers",
        value: engine.securityGroupIds.nodes as string,
      },
      master_role_arn: { description: "Role of the master", value: engine.roleArns.master as string },
      worker_role_arn: { description: "Role of the workers", value: engine.roleArns.worker as string },
      ...outputs,
    });
    // Rules over two variables: Terraform before 1.9 takes none in a validation block.
    this.addOverride("output.master_instance_id.precondition", [IMAGE_FITS, JAVA_FITS]);
    this.tagEverything(tags);
  }
}
