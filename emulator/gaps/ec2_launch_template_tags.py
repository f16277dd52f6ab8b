"""Tags of a launch template are its own, and no part of what it launches.

moto also adds them to the template's data, so that the next plan takes them out again, by a new version.
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html
"""

from gap import around
from moto.ec2.models.launch_templates import LaunchTemplateBackend


@around(LaunchTemplateBackend)
def create_launch_template(original, self, name, description, template_data, tag_spec):
    specifications = template_data.get("TagSpecifications", [])
    launched = [one for one in specifications if one["ResourceType"] != "launch-template"]
    if launched:
        template_data["TagSpecifications"] = launched
    else:
        template_data.pop("TagSpecifications", None)
    return original(name, description, template_data, tag_spec)
