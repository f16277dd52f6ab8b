"""RunJobFlow refuses spot in an account that has no service-linked role for it, where EMR may not make one.

moto asks for no such role. The managed policy of EMR does not let it make one.
https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/service-linked-roles-spot-instance-requests.html
"""

from gap import around
from gaps.emr_refusals import allows, has_managed_policy, invalid, service_role
from moto.emr.responses import ElasticMapReduceResponse
from moto.iam import iam_backends

NAME = "AWSServiceRoleForEC2Spot"


@around(ElasticMapReduceResponse)
def run_job_flow(original, self):
    roles = iam_backends[self.current_account][self.partition].roles.values()
    if _asks_for_spot(self) and not any(role.name == NAME for role in roles):
        service = service_role(self)
        arn = f"arn:{self.partition}:iam::{self.current_account}:role/aws-service-role/spot.amazonaws.com/{NAME}"
        if has_managed_policy(service) and not allows(service, "iam:CreateServiceLinkedRole", arn):
            raise invalid(f"{service.arn} is not authorized to perform: iam:CreateServiceLinkedRole on resource: {arn}.")
    return original()


def _asks_for_spot(self):
    fleets = self._get_param("Instances.InstanceFleets", [])
    groups = self._get_param("Instances.InstanceGroups", [])
    return any(int(fleet.get("TargetSpotCapacity") or 0) > 0 for fleet in fleets) or any(
        group.get("Market") == "SPOT" for group in groups
    )
