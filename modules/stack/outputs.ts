import { dependable, type ITerraformDependable, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";

/** One output of a stack: what another stack or a person needs of it. */
export interface Output {
  description: string;
  value: string | string[] | Record<string, string | string[]>;
  /** What has to be there before anything uses the value. Default: what the value refers to. */
  dependsOn?: ITerraformDependable[];
}

/** Declare outputs under exactly the names given. */
export function declareOutputs(scope: Construct, outputs: Record<string, Output>): void {
  for (const [name, { dependsOn, ...output }] of Object.entries(outputs)) {
    const declared = new TerraformOutput(scope, name, output);
    if (dependsOn) {
      // CDKTF writes these as expressions, which Terraform does not take here.
      declared.addOverride("depends_on", dependsOn.map(dependable));
    }
  }
}
