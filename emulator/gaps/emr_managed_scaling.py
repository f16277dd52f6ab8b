"""The managed scaling policy of an EMR cluster is remembered.

moto has none of the three operations and ignores the policy of RunJobFlow.
https://docs.aws.amazon.com/emr/latest/APIReference/API_PutManagedScalingPolicy.html
https://docs.aws.amazon.com/emr/latest/APIReference/API_ComputeLimits.html
"""

from gap import adds, around, refusal
from moto.core.responses import ActionResult, EmptyResult
from moto.emr.responses import ElasticMapReduceResponse


@adds(ElasticMapReduceResponse)
def put_managed_scaling_policy(self):
    cluster = self.backend.describe_cluster(self._get_param("ClusterId"))
    _remember(cluster, self._get_param("ManagedScalingPolicy").original_dict())
    return EmptyResult()


@adds(ElasticMapReduceResponse)
def get_managed_scaling_policy(self):
    cluster = self.backend.describe_cluster(self._get_param("ClusterId"))
    policy = getattr(cluster, "managed_scaling_policy", None)
    return ActionResult({"ManagedScalingPolicy": policy} if policy else {})


@adds(ElasticMapReduceResponse)
def remove_managed_scaling_policy(self):
    self.backend.describe_cluster(self._get_param("ClusterId")).managed_scaling_policy = None
    return EmptyResult()


@around(ElasticMapReduceResponse)
def run_job_flow(original, self):
    answer = original()
    policy = self._get_param("ManagedScalingPolicy")
    if policy:
        _remember(self.backend.describe_cluster(answer.result["JobFlowId"]), policy.original_dict())
    return answer


def _remember(cluster, policy):
    limits = policy["ComputeLimits"]
    fleets = getattr(cluster, "instance_collection_type", None) == "INSTANCE_FLEET"
    if fleets != (limits["UnitType"] == "InstanceFleetUnits"):
        raise refusal("emr", "ValidationException", f"UnitType {limits['UnitType']} does not fit this cluster.")
    maximum = limits["MaximumCapacityUnits"]
    for name in ("MinimumCapacityUnits", "MaximumOnDemandCapacityUnits", "MaximumCoreCapacityUnits"):
        if limits.get(name, 0) > maximum:
            raise refusal("emr", "ValidationException", f"{name} {limits[name]} is above the maximum of {maximum}.")
    cluster.managed_scaling_policy = policy
