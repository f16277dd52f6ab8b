import type { TerraformStack } from "cdktf";
import type { ProviderMajor } from "./schema";

/** What has no EMR in it is valid for the last 5.x, which the tests run against, and for all of 6.x. */
export const AWS_PROVIDER_RANGE = ">= 5.100.0, < 7.0.0";
/**
 * `aws_emr_cluster` has `os_release_label` since 6.2.0. Before, any word of it is an error; since then, silence replaces
 * the cluster at every apply: https://github.com/terraform-aws-modules/terraform-aws-emr/pull/40
 */
export const EMR_PROVIDER_RANGE: Record<ProviderMajor, string> = { 5: ">= 5.100.0, < 6.0.0", 6: ">= 6.2.0, < 7.0.0" };
/** The conventions of terraform-aws-modules ask for no less. */
export const TERRAFORM_RANGE = ">= 1.5.7";
/** `use_lockfile` of the S3 backend came with Terraform 1.10. */
export const TERRAFORM_RANGE_S3_LOCK = ">= 1.10.0";

/**
 * Declare ranges instead of the exact provider that CDKTF's bindings were made from.
 *
 * An exact pin would make every estate that calls the result upgrade in step with us.
 */
export function declareVersions(
  stack: TerraformStack,
  terraformRange: string,
  providerRange: string = AWS_PROVIDER_RANGE,
): void {
  stack.addOverride("terraform.required_version", terraformRange);
  stack.addOverride("terraform.required_providers.aws", { source: "hashicorp/aws", version: providerRange });
}
