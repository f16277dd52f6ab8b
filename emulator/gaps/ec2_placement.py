"""Instances go only where their security groups, their subnet and their instance profile exist together.

moto takes groups of one VPC with a subnet of another.
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
"""

from gap import around, refusal
from moto.ec2.models.instances import InstanceBackend


@around(InstanceBackend)
def run_instances(original, self, image_id, count, user_data, security_group_names, **kwargs):
    subnet_id = kwargs.get("subnet_id")
    if subnet_id:
        subnet = self.get_subnet(subnet_id)
        for group_id in kwargs.get("security_group_ids") or []:
            group = self.get_security_group_from_id(group_id) if isinstance(group_id, str) else group_id
            if group is not None and group.vpc_id != subnet.vpc_id:
                raise refusal(
                    "ec2", "InvalidParameter",
                    f"Security group {group.id} and subnet {subnet_id} belong to different networks.",
                )
    return original(image_id, count, user_data, security_group_names, **kwargs)
