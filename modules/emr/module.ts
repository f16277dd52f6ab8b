import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import type { App } from "cdktf";
import { type ModuleClusterSettings, moduleClaims, moduleCluster } from "../engine/module-cluster";
import type { Inputs } from "../module-kit/input";
import { ModuleStack } from "../module-kit/module-stack";
import { variableTokens } from "../module-kit/tokens";
import { existingVpc } from "../network/vpc-facts";
import type { Rule } from "../rule/claim";
import { claimsOf } from "../rule/judge";
import { declareOutputs } from "../stack/outputs";
import { DEFAULT_PROVIDER, type ProviderMajor } from "../stack/schema";
import { EMR_PROVIDER_RANGE } from "../stack/versions";
import { argument, value } from "../value/value";
import { emr } from "./engine";
import { emrInputs, emrScaledInputs } from "./inputs";
import { emrRules } from "./rules";
import type { Cluster } from "./rules/nodes";
import { scaledModuleRules } from "./rules/scaling";
import type { Emr } from "./schema";

type Settings = ModuleClusterSettings & Omit<Emr, "engine">;

interface AnyEmrModuleProps {
  inputs: Inputs;
  /** Rules over several inputs, beside those that both modules have. */
  rules: Rule<Cluster>[];
  providerMajor: ProviderMajor;
}

/**
 * A cluster in a VPC that is there already, of the same constructs as an environment's.
 *
 * Whether an apply may touch the numbers of nodes has to be written down before Terraform plans (`ignore_changes`), so
 * there are two modules. Their addresses are the same: a cluster moves from one to the other by its `source` alone.
 * For the same reason each of them is made for one major version of the AWS provider.
 */
abstract class AnyEmrModule extends ModuleStack {
  constructor(app: App, id: string, { inputs, rules, providerMajor }: AnyEmrModuleProps) {
    super(app, id, { inputs, providerRange: EMR_PROVIDER_RANGE[providerMajor] });
    const settings = variableTokens<Settings>(this.inputs);
    const cluster: Cluster = { ...settings, engine: value("emr") };
    const vpcId = argument(settings.vpcId);
    const vpc = new DataAwsVpc(this, "vpc", { id: vpcId });
    const tags = this.declareTags(argument(settings.name), argument(settings.tags));
    const { outputs } = moduleCluster(this, {
      settings,
      // The cluster's tags reach it as all others do.
      tags: value({}),
      hub: existingVpc({ id: vpcId, privateSubnetIds: settings.subnetIds, cidr: vpc.cidrBlock }),
      providerMajor,
      make: (scope, context) => emr.make(scope, cluster, context),
    });
    declareOutputs(this, outputs);
    this.refuse(
      [
        // The role of scaling, so that a name of the one module is one of the other.
        ...moduleClaims(settings, emr.longestJob),
        ...claimsOf([...emrRules, ...rules], cluster),
      ],
      "cluster_id",
    );
    this.tagEverything(tags);
  }
}

/** The module `emr`: every number of nodes is the caller's. */
export class EmrModule extends AnyEmrModule {
  constructor(app: App, id = "emr", providerMajor = DEFAULT_PROVIDER) {
    super(app, id, { inputs: emrInputs, rules: [], providerMajor });
  }
}

/** The module `emr_scaled`: the numbers of core and task nodes belong to scaling once the cluster runs. */
export class EmrScaledModule extends AnyEmrModule {
  constructor(app: App, id = "emr_scaled", providerMajor = DEFAULT_PROVIDER) {
    super(app, id, { inputs: emrScaledInputs, rules: scaledModuleRules, providerMajor });
  }
}
