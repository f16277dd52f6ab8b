"""RunJobFlow refuses what a cluster could not start with.

moto takes roles, subnets and groups of any name.
https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html
https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-iam-policies.html
https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-man-sec-groups.html
"""

import json
from fnmatch import fnmatchcase

from gap import around, refusal
from moto.emr.responses import ElasticMapReduceResponse
from moto.iam import iam_backends

MANAGED_TAG = "for-use-with-amazon-emr-managed-policies"
GROUPS = ("EmrManagedMasterSecurityGroup", "EmrManagedSlaveSecurityGroup", "ServiceAccessSecurityGroup")


@around(ElasticMapReduceResponse)
def run_job_flow(original, self):
    service = service_role(self)
    passed = [role for role in profile_of(self).roles]
    if self._get_param("AutoScalingRole"):
        passed.append(_role(self, self._get_param("AutoScalingRole"), "application-autoscaling.amazonaws.com"))
    by_policy = has_managed_policy(service)
    if by_policy:
        for role in passed:
            if not allows(service, "iam:PassRole", role.arn):
                raise invalid(f"{service.arn} is not authorized to perform: iam:PassRole on resource: {role.arn}.")
    subnets = _network(self)
    if by_policy:
        _refuse_forbidden(self, service, subnets)
    configuration = self._get_param("SecurityConfiguration")
    if configuration:
        self.backend.get_security_configuration(configuration)
    return original()


def service_role(self):
    """The role of the service, which EMR takes by the name that it has in the partition.

    https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/region-info/lib/default.ts
    """
    suffix = ".cn" if self.partition == "aws-cn" else ""
    return _role(self, self._get_param("ServiceRole"), f"elasticmapreduce.amazonaws.com{suffix}")


def has_managed_policy(service):
    return any(arn.endswith("/AmazonEMRServicePolicy_v2") for arn in service.managed_policies)


def _role(self, name_or_arn, service):
    name = (name_or_arn or "").split("/")[-1]
    for role in iam_backends[self.current_account][self.partition].roles.values():
        if role.name == name:
            trust = role.assume_role_policy_document
            if f'"{service}"' in (trust if isinstance(trust, str) else json.dumps(trust)):
                return role
    raise invalid(f"Invalid role {name_or_arn}: there is none that {service} may assume.")


def profile_of(self):
    name_or_arn = self._get_param("JobFlowRole")
    name = (name_or_arn or "").split("/")[-1]
    for profile in iam_backends[self.current_account][self.partition].instance_profiles.values():
        if profile.name == name and profile.roles:
            return profile
    raise invalid(f"Invalid InstanceProfile: {name_or_arn}.")


def allows(service, action, arn):
    """Whether a statement of the role's own allows it, without a condition of its own to look at."""
    for document in service.policies.values():
        statements = (json.loads(document) if isinstance(document, str) else document)["Statement"]
        for statement in statements:
            resources = statement["Resource"] if isinstance(statement["Resource"], list) else [statement["Resource"]]
            if action in statement["Action"] and any(fnmatchcase(arn, one) for one in resources):
                return True
    return False


def _network(self):
    ec2 = self.backend.ec2_backend
    one = self._get_param("Instances.Ec2SubnetId")
    subnets = [ec2.get_subnet(subnet) for subnet in self._get_param("Instances.Ec2SubnetIds", []) or [one] if subnet]
    if len({subnet.vpc_id for subnet in subnets}) > 1:
        raise invalid("The subnets must be in the same VPC.")
    named = [self._get_param(f"Instances.{name}") for name in GROUPS]
    named += self._get_param("Instances.AdditionalMasterSecurityGroups", [])
    named += self._get_param("Instances.AdditionalSlaveSecurityGroups", [])
    groups = [group for group in named if group]
    for group_id in groups:
        group = ec2.get_security_group_from_id(group_id)
        if group is None:
            raise invalid(f"The security group '{group_id}' does not exist.")
        for subnet in subnets:
            if group.vpc_id != subnet.vpc_id:
                raise invalid(f"Security group {group_id} and subnet {subnet.id} are in different VPCs.")
    return subnets


def _refuse_forbidden(self, service, subnets):
    """The managed policy knows its network by a tag; the role's own policy may name it instead.

    https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEMRServicePolicy_v2.html
    """
    needed = [("ec2:RunInstances", "subnet", subnet.id) for subnet in subnets]
    if self._get_param("ReleaseLabel", "").startswith("emr-spark-"):
        needed += [("ec2:CreateVpcEndpoint", "subnet", subnet.id) for subnet in subnets]
        needed += [("ec2:CreateVpcEndpoint", "vpc", vpc_id) for vpc_id in {subnet.vpc_id for subnet in subnets}]
    for action, kind, resource_id in needed:
        arn = f"arn:{self.partition}:ec2:{self.region}:{self.current_account}:{kind}/{resource_id}"
        tags = self.backend.ec2_backend.describe_tags({"resource-id": [resource_id]})
        is_tagged = any(tag["key"] == MANAGED_TAG and tag["value"] == "true" for tag in tags)
        if not is_tagged and not allows(service, action, arn):
            raise invalid(f"Service role has insufficient EC2 permissions: {action} on {resource_id}.")


def invalid(message):
    return refusal("emr", "ValidationException", message)
