import { type ITerraformDependable, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";

/** One output of a stack: what another stack or a person needs of it. */
export interface Output {
  description: string;
  value: string | string[] | Record<string, string | string[]>;
  /** What must be there as well before anything uses the value. Default: nothing. */
  dependsOn?: ITerraformDependable[];
}

/** Declare outputs under exactly the names given. */
export function declareOutputs(scope: Construct, outputs: Record<string, Output>): void {
  for (const [name, output] of Object.entries(outputs)) {
    new TerraformOutput(scope, name, { ...output });
  }
}
