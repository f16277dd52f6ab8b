/**
 * The tag without which AmazonEMRServicePolicy_v2 lets EMR do nothing with a VPC, a subnet or a security group.
 *
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-iam-policies.html
 */
export const EMR_MANAGED_TAG = { "for-use-with-amazon-emr-managed-policies": "true" };
