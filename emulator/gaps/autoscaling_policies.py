"""Scaling policies come back without fields that nobody set, and are enabled.

moto answers every policy with `Enabled` missing and an empty predictive configuration, so that every plan
wants to change them.
https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ScalingPolicy.html
"""

from gap import around
from moto.autoscaling.models import FakeScalingPolicy


@around(FakeScalingPolicy)
def __init__(original, self, *args, **kwargs):
    original(*args, **kwargs)
    self.enabled = True
    for field in ("predictive_scaling_configuration", "step_adjustments"):
        setattr(self, field, getattr(self, field) or None)
