import type { TerraformStack } from "cdktf";

/** Valid for the last 5.x, which the tests run against, and for all of 6.x. */
export const AWS_PROVIDER_RANGE = ">= 5.100.0, < 7.0.0";
/** The conventions of terraform-aws-modules ask for no less. */
export const TERRAFORM_RANGE = ">= 1.5.7";
/** `use_lockfile` of the S3 backend came with Terraform 1.10. */
export const TERRAFORM_RANGE_S3_LOCK = ">= 1.10.0";

/**
 * Declare ranges instead of the exact provider that CDKTF's bindings were made from.
 *
 * An exact pin would make every estate that calls the result upgrade in step with us.
 */
export function declareVersions(stack: TerraformStack, terraformRange: string): void {
  stack.addOverride("terraform.required_version", terraformRange);
  stack.addOverride("terraform.required_providers.aws", { source: "hashicorp/aws", version: AWS_PROVIDER_RANGE });
}
