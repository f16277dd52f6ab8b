"""An update of an autoscaling group leaves alone what it does not name.

moto forgets the mixed instances policy whenever an update, of the size say, comes without it.
https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html
"""

from gap import around
from moto.autoscaling.models import FakeAutoScalingGroup


@around(FakeAutoScalingGroup)
def update(original, self, **changes):
    kept = self.mixed_instances_policy
    original(**changes)
    if not any(changes.get(name) for name in ("launch_config_name", "launch_template", "mixed_instances_policy")):
        self.mixed_instances_policy = kept
