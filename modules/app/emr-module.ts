import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import type { App } from "cdktf";
import type { Emr } from "../environment/schema/emr";
import type { Inputs } from "../published/input";
import { ModuleStack } from "../published/module-stack";
import { variableTokens } from "../published/tokens";
import { declareOutputs, type Output } from "../stack/outputs";
import { emrEngine } from "./emr-engine";
import { emrInputs, emrScaledInputs } from "./emr-inputs";
import { type Precondition, preconditions, SCALING_PRECONDITIONS } from "./emr-preconditions";
import { type ClusterSettings, existingHub, moduleCluster } from "./module-cluster";

type Settings = ClusterSettings & Omit<Emr, "engine">;

/**
 * A cluster in a VPC that is there already, of the same constructs as an environment's.
 *
 * Whether an apply may touch the numbers of nodes has to be written down before Terraform plans (`ignore_changes`), so
 * there are two modules. Their addresses are the same: a cluster moves from one to the other by its `source` alone.
 */
abstract class AnyEmrModule extends ModuleStack {
  constructor(app: App, id: string, inputs: Inputs, rules: Precondition[]) {
    super(app, id, { inputs });
    const settings = variableTokens(this.inputs) as unknown as Settings;
    const cluster: Emr = { ...settings, engine: "emr" };
    const vpc = new DataAwsVpc(this, "vpc", { id: settings.vpcId });
    const hub = existingHub(settings.vpcId, settings.subnetIds, vpc.cidrBlock);
    const { engine, tags, outputs } = moduleCluster(this, settings, hub, (context) =>
      // The cluster's tags reach it as all others do.
      emrEngine(this, cluster, { ...context, tags: {} }),
    );
    declareOutputs(this, {
      ...engine.outputs,
      master_dns: {
        description: "Private DNS name of the master, as EMR knows it",
        value: engine.masterAddress.target,
      },
      ...each("Security group of", engine.securityGroupIds, (job) => `${job}_security_group_id`),
      ...each("Role of", engine.roleArns, (job) => `${job}_role_arn`),
      ...outputs,
    });
    this.addOverride("output.cluster_id.precondition", [...preconditions(cluster), ...rules]);
    this.tagEverything(tags);
  }
}

/** The module `emr`: every number of nodes is the caller's. */
export class EmrModule extends AnyEmrModule {
  constructor(app: App, id = "emr") {
    super(app, id, emrInputs, []);
  }
}

/** The module `emr_scaled`: the numbers of core and task nodes belong to scaling once the cluster runs. */
export class EmrScaledModule extends AnyEmrModule {
  constructor(app: App, id = "emr_scaled") {
    super(app, id, emrScaledInputs, SCALING_PRECONDITIONS);
  }
}

function each(what: string, values: Record<string, string>, name: (job: string) => string): Record<string, Output> {
  return Object.fromEntries(
    Object.entries(values).map(([job, value]) => [
      name(job),
      { description: `${what} ${job.replaceAll("_", " ")}`, value },
    ]),
  );
}
