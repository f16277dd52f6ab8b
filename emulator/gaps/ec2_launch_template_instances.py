"""An instance has of its launch template what nobody said otherwise.

moto's has its user-data and security groups alone: no role, no metadata options, no behaviour on shutdown.
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html
"""

from gap import around
from moto.ec2.models.instances import InstanceBackend


@around(InstanceBackend)
def run_instances(original, self, *args, **kwargs):
    template = kwargs.get("launch_template")
    data = self._get_template_from_args(template).data if template else {}
    kwargs["metadata_options"] = kwargs.get("metadata_options") or data.get("MetadataOptions", {})
    behaviour = "instance_initiated_shutdown_behavior"
    kwargs[behaviour] = kwargs.get(behaviour) or data.get("InstanceInitiatedShutdownBehavior")
    reservation = original(*args, **kwargs)
    profile = data.get("IamInstanceProfile")
    if profile and not (kwargs.get("iam_instance_profile_name") or kwargs.get("iam_instance_profile_arn")):
        for instance in reservation.instances:
            self.associate_iam_instance_profile(
                instance.id, iam_instance_profile_name=profile.get("Name"), iam_instance_profile_arn=profile.get("Arn")
            )
    return reservation
