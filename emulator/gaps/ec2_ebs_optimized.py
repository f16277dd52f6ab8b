"""Types that cannot be EBS-optimized are not started so, t2 among them.

moto starts them.
https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html
"""

from gap import around, refusal
from moto.ec2.models.instance_types import INSTANCE_TYPES
from moto.ec2.models.instances import InstanceBackend


@around(InstanceBackend)
def run_instances(original, self, image_id, count, user_data, security_group_names, **kwargs):
    ebs = INSTANCE_TYPES.get(kwargs.get("instance_type"), {}).get("EbsInfo", {})
    if kwargs.get("ebs_optimized") and ebs.get("EbsOptimizedSupport") == "unsupported":
        raise refusal(
            "ec2", "Unsupported",
            "The requested configuration is currently not supported. "
            "Please check the documentation for supported configurations.",
        )
    return original(image_id, count, user_data, security_group_names, **kwargs)
