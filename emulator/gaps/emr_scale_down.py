"""The scale-down behavior of an EMR cluster is remembered.

moto ignores it, so that every plan would replace the cluster to set it.
https://docs.aws.amazon.com/emr/latest/APIReference/API_Cluster.html
"""

from gap import around
from moto.emr.responses import ElasticMapReduceResponse


@around(ElasticMapReduceResponse)
def run_job_flow(original, self):
    answer = original()
    cluster = self.backend.describe_cluster(answer.result["JobFlowId"])
    cluster.scale_down_behavior = self._get_param("ScaleDownBehavior", "TERMINATE_AT_TASK_COMPLETION")
    return answer
