import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { TerraformOutput, type TerraformStack } from "cdktf";
import { emptyStack, Template } from "./template";
import { succeed, terraform } from "./terraform";

/**
 * What the real Terraform makes of expressions, without any provider.
 *
 * @param expressions makes them, by name; may declare variables
 * @param variables values of those variables
 */
export function evaluate(
  expressions: (stack: TerraformStack) => Record<string, unknown>,
  variables: Record<string, unknown> = {},
): Record<string, unknown> {
  const stack = emptyStack();
  for (const [name, value] of Object.entries(expressions(stack))) {
    new TerraformOutput(stack, name, { value });
  }
  const { variable, output } = Template.of(stack).json as unknown as Record<string, object>;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "terraspark-evaluate-"));
  try {
    fs.writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify({ variable, output }));
    fs.writeFileSync(path.join(folder, "terraform.tfvars.json"), JSON.stringify(variables));
    const chdir = `-chdir=${folder}`;
    succeed(terraform([chdir, "apply", "-auto-approve", "-input=false", "-no-color"], process.env));
    const { stdout } = terraform([chdir, "output", "-json"], process.env);
    const outputs = JSON.parse(stdout) as Record<string, { value: unknown }>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** Why no Terraform can be run; undefined if it can. */
export function terraformCliMissing(): string | undefined {
  return spawnSync("terraform", ["version"]).error ? "there is no terraform on PATH" : undefined;
}

/** A suite that reads back what was written with the program that reads it on a node; skipped, loudly, where there is none. */
export function describeWhere(missing: string | undefined, name: string, tests: () => void): void {
  if (missing === undefined) {
    describe(name, tests);
  } else {
    process.stderr.write(`SKIPPED "${name}": ${missing}\n`);
    describe.skip(name, tests);
  }
}
