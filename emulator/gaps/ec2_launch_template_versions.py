"""Instances start from any version of a launch template with user-data, not from the first alone.

moto takes user-data in when it makes a template and not when it makes another version of it, and then cannot start from
that. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplateVersion.html
"""

from gap import around
from moto.ec2.models.launch_templates import LaunchTemplate
from moto.ec2.utils import parse_user_data


@around(LaunchTemplate)
def create_version(original, self, data, description):
    if isinstance(data.get("UserData"), str):
        data["UserData"] = parse_user_data(data["UserData"])
    return original(data, description)
