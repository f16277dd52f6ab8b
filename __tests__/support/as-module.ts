import * as fs from "node:fs";
import * as path from "node:path";

/**
 * Make a module of an environment's stack, in its place: a root alone has a backend, and gives its modules their provider.
 *
 * @returns the AWS provider that it had
 */
export function asModule(folder: string): object {
  const file = path.join(folder, "cdk.tf.json");
  const { provider, ...stack } = JSON.parse(fs.readFileSync(file, "utf8"));
  delete stack.terraform.backend;
  fs.writeFileSync(file, JSON.stringify(stack));
  return provider.aws[0];
}
