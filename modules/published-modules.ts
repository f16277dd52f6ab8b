import * as fs from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { EmrModule, EmrScaledModule } from "./emr/module";
import { scaledModuleRules } from "./emr/rules/scaling";
import type { ModuleStack } from "./module-kit/module-stack";
import { type Documented, withTables } from "./module-kit/tables";
import { NetworkModule } from "./network/module/module";
import { PeeringModule } from "./network/module/peering-module";
import { NetworkVpcModule } from "./network/module/vpc-module";
import type { Requirement } from "./rule/requirement";
import { packageRoot } from "./stack/package-root";
import { DEFAULT_PROVIDER, type ProviderMajor } from "./stack/schema";
import { StandaloneModule } from "./standalone/module";
import { FILES_FOLDER, NODE_FOLDER } from "./standalone/user-data";
import { TerraformSparkModule } from "./terraform-spark/module";

/** Folder that the published modules stand in. */
export const MODULES_FOLDER = "terraform";

interface PublishedModule {
  make: (app: App, providerMajor: ProviderMajor) => ModuleStack;
  /** Folder whose files the module brings along. Default: none. */
  files?: string;
}

/** By folder; one within another is a part of it. */
const MODULES: Record<string, PublishedModule> = {
  emr: { make: (app, providerMajor) => new EmrModule(app, "emr", providerMajor) },
  emr_scaled: { make: (app, providerMajor) => new EmrScaledModule(app, "emr_scaled", providerMajor) },
  network: { make: (app) => new NetworkModule(app) },
  "network/vpc": { make: (app) => new NetworkVpcModule(app) },
  peering: { make: (app) => new PeeringModule(app) },
  standalone: { make: (app) => new StandaloneModule(app), files: NODE_FOLDER },
  terraform_spark: { make: (app) => new TerraformSparkModule(app), files: NODE_FOLDER },
};

/** The folder of each module. */
export const MODULE_NAMES = Object.keys(MODULES);

/**
 * Everything of the published modules that is generated, by path below the folder of modules: text that is the same on
 * every machine. Of a README only the tables are; its words are taken from `folder`.
 *
 * @param outdir folder that CDKTF may write to; nothing of it is used
 * @param providerMajor major version of the AWS provider that the modules of EMR are made for
 */
export function publishedModules(
  outdir: string,
  providerMajor: ProviderMajor = DEFAULT_PROVIDER,
  folder = path.join(packageRoot(), MODULES_FOLDER),
): Map<string, string> {
  const app = new App({ outdir, skipValidation: true });
  const written = new Map<string, string>();
  for (const [name, { make, files }] of Object.entries(MODULES)) {
    const stack = make(app, providerMajor);
    const json = stack.files();
    for (const [file, content] of Object.entries(json)) {
      written.set(path.join(name, file), `${JSON.stringify(content, null, 2)}\n`);
    }
    const source = files && path.join(packageRoot(), files);
    for (const file of source ? fs.readdirSync(source).sort() : []) {
      written.set(path.join(name, FILES_FOLDER, file), fs.readFileSync(path.join(source as string, file), "utf8"));
    }
    const readme = fs.readFileSync(path.join(folder, name, "README.md"), "utf8");
    written.set(
      path.join(name, "README.md"),
      withTables(readme, {
        inputs: stack.inputs,
        main: json["main.tf.json"],
        outputs: json["outputs.tf.json"]?.output,
        versions: json["versions.tf.json"]?.terraform,
      } as Documented),
    );
  }
  return written;
}

/** What modules alone ask of their variables, beside the rules that an environment file is judged by too. */
export const MODULE_RULES: Requirement[] = scaledModuleRules;
