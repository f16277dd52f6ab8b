import type { SpawnSyncReturns } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { MODULES_FOLDER } from "../../modules/published-modules";
import { terraformEnvironment } from "../../scripts/terraform/mirror";
import { attached } from "./attached-provider";
import { modulesAtHand } from "./modules";
import { INIT, succeed, terraform } from "./terraform";

/** Folder of the estates that call the published modules. */
export const EXAMPLES_FOLDER = path.join("examples", "hcl");

/** The estates that Terraform runs as they are, by the names of their folders. */
export const ESTATES = fs
  .readdirSync(EXAMPLES_FOLDER)
  .filter((name) => fs.existsSync(path.join(EXAMPLES_FOLDER, name, "main.tf")));

interface Copy {
  folder: string;
  env: NodeJS.ProcessEnv;
  run: (...args: string[]) => SpawnSyncReturns<string>;
}

/** Put modules and examples where Terraform may write to them, by the paths that they have here, with example values. */
export function copyAll(root: string): void {
  fs.cpSync(modulesAtHand(), path.join(root, MODULES_FOLDER), { recursive: true });
  fs.cpSync(EXAMPLES_FOLDER, path.join(root, EXAMPLES_FOLDER), { recursive: true });
  for (const name of ESTATES) {
    const estate = path.join(root, EXAMPLES_FOLDER, name);
    fs.copyFileSync(path.join(estate, "terraform.tfvars.example"), path.join(estate, "terraform.tfvars"));
  }
}

/** Use a folder of modules or examples where Terraform may write to it; it is initialized. */
export function inCopy(folder: string, use: (copy: Copy) => void): void {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "terraspark-modules-"));
  try {
    copyAll(root);
    const copy = path.join(root, folder);
    const env = terraformEnvironment(root);
    // Without the provider that runs already: the version at hand has to fit what the modules ask for.
    succeed(terraform([`-chdir=${copy}`, ...INIT], env));
    const run = (...args: string[]) => terraform([`-chdir=${copy}`, ...args], attached(env));
    use({ folder: copy, env, run });
  } finally {
    fs.rmSync(root, { recursive: true });
  }
}

/** What `terraform validate` has to say, and `terraform fmt`; nothing, if all is well. */
export function complaints({ run }: Copy): unknown[] {
  const unformatted = run("fmt", "-check", "-recursive").stdout.split("\n").filter(Boolean);
  return [...unformatted, ...JSON.parse(run("validate", "-json").stdout).diagnostics];
}
