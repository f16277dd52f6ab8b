"""An autoscaling group starts no instance whose volumes a customer's key encrypts, unless its role may use the key.

It tries again, so that it has them once the key is lent. moto asks for no rights to a key.
https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
"""

from gap import around
from moto.autoscaling import autoscaling_backends
from moto.autoscaling.models import FakeAutoScalingGroup
from moto.kms import kms_backends
from moto.kms.models import KmsBackend

ROLE = "AWSServiceRoleForAutoScaling"


@around(FakeAutoScalingGroup)
def replace_autoscaling_group_instances(original, self, count_needed, propagated_tags):
    if all(_may_use(key) for key in _keys(self)):
        original(count_needed, propagated_tags)


@around(KmsBackend)
def create_grant(original, self, *args, **kwargs):
    made = original(*args, **kwargs)
    for group in list(autoscaling_backends[self.account_id][self.region_name].autoscaling_groups.values()):
        group.set_desired_capacity(group.desired_capacity)
    return made


def _keys(group):
    """ARNs of the customer's keys that the volumes of a group are encrypted with."""
    if not group.ec2_launch_template:
        return []
    data = group.ec2_launch_template.get_version(group.launch_template_version).data
    keys = [mapping.get("Ebs", {}).get("KmsKeyId") for mapping in data.get("BlockDeviceMappings", [])]
    return [key for key in keys if key]


def _may_use(arn):
    _, _, _, region, account, resource = arn.split(":")
    key = kms_backends[account][region].keys.get(resource.partition("/")[2])
    if key is None:
        return False
    return ROLE in key.policy or any(ROLE in grant.grantee_principal for grant in key.list_grants(None))
