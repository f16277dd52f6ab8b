/**
 * The tag by which AmazonEMRServicePolicy_v2 knows the VPC, the subnets and the security groups that EMR may use.
 *
 * Networks of others do not get it: there the service's role names what it may use.
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-iam-policies.html
 */
export const EMR_MANAGED_TAG = { "for-use-with-amazon-emr-managed-policies": "true" };
