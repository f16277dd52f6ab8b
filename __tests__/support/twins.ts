import * as fs from "node:fs";
import * as path from "node:path";

/** Make a module of an environment's stack: a provider can only be mocked in the root. */
export function asModule(folder: string): void {
  const file = path.join(folder, "cdk.tf.json");
  const { provider, ...stack } = JSON.parse(fs.readFileSync(file, "utf8"));
  delete stack.terraform.backend;
  fs.writeFileSync(file, JSON.stringify(stack));
}
