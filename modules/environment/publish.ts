import * as fs from "node:fs";
import * as path from "node:path";

/** What a synth owns in a stack's folder; all else there (.terraform, a lock file, a saved plan) is Terraform's. */
const OWNED = ["assets", "cdk.tf.json"];

/** Move a finished synth from its staging folder into the output folder, file by file, the manifest last. */
export function publish(staging: string, outdir: string, stacks: string[]): void {
  for (const stack of stacks) {
    const from = path.join(staging, "stacks", stack);
    const to = path.join(outdir, "stacks", stack);
    fs.mkdirSync(to, { recursive: true });
    for (const name of OWNED) {
      replace(path.join(from, name), path.join(to, name));
    }
  }
  replace(path.join(staging, "manifest.json"), path.join(outdir, "manifest.json"));
}

function replace(from: string, to: string): void {
  // A folder cannot be renamed over one that is not empty.
  if (!fs.existsSync(from) || fs.statSync(from).isDirectory()) {
    fs.rmSync(to, { recursive: true, force: true });
  }
  if (fs.existsSync(from)) {
    fs.renameSync(from, to);
  }
}
