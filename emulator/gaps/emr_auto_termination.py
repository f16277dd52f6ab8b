"""The auto-termination policy of an EMR cluster is remembered.

moto has none of the three operations and ignores the policy of RunJobFlow.
https://docs.aws.amazon.com/emr/latest/APIReference/API_PutAutoTerminationPolicy.html
"""

from gap import adds, around, refusal
from moto.core.responses import ActionResult, EmptyResult
from moto.emr.responses import ElasticMapReduceResponse

SECONDS = range(60, 604_800 + 1)


@adds(ElasticMapReduceResponse)
def put_auto_termination_policy(self):
    policy = self._get_param("AutoTerminationPolicy")
    _remember(self.backend.describe_cluster(self._get_param("ClusterId")), policy)
    return EmptyResult()


@adds(ElasticMapReduceResponse)
def get_auto_termination_policy(self):
    cluster = self.backend.describe_cluster(self._get_param("ClusterId"))
    policy = getattr(cluster, "auto_termination_policy", None)
    return ActionResult({"AutoTerminationPolicy": policy} if policy else {})


@adds(ElasticMapReduceResponse)
def remove_auto_termination_policy(self):
    self.backend.describe_cluster(self._get_param("ClusterId")).auto_termination_policy = None
    return EmptyResult()


@around(ElasticMapReduceResponse)
def run_job_flow(original, self):
    answer = original()
    policy = self._get_param("AutoTerminationPolicy")
    if policy:
        _remember(self.backend.describe_cluster(answer.result["JobFlowId"]), policy)
    return answer


def _remember(cluster, policy):
    seconds = int(policy["IdleTimeout"])
    if seconds not in SECONDS:
        raise refusal("emr", "ValidationException", f"IdleTimeout {seconds} is not within 60 and 604800 seconds.")
    cluster.auto_termination_policy = {"IdleTimeout": seconds}
