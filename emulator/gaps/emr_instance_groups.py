"""AddInstanceGroups answers the ids of the groups it added, and starts their nodes.

moto answers a shape of its own without ids, on which the Terraform provider panics, and resizes groups in
number alone.
https://docs.aws.amazon.com/emr/latest/APIReference/API_AddInstanceGroups.html
https://docs.aws.amazon.com/emr/latest/APIReference/API_ModifyInstanceGroups.html
"""

from emr_nodes import resize
from gap import around
from moto.core.responses import ActionResult
from moto.emr.models import ElasticMapReduceBackend
from moto.emr.responses import ElasticMapReduceResponse


@around(ElasticMapReduceResponse)
def add_instance_groups(_original, self):
    cluster = self.backend.describe_cluster(self._get_param("JobFlowId"))
    wanted = self._get_param("InstanceGroups", [])
    groups = self.backend.add_instance_groups(cluster.id, wanted)
    for settings, group in zip(wanted, groups, strict=True):
        self.backend.run_instances(cluster.id, settings, group)
    ids = [group.id for group in groups]
    return ActionResult({"JobFlowId": cluster.id, "InstanceGroupIds": ids, "ClusterArn": cluster.arn})


@around(ElasticMapReduceBackend)
def modify_instance_groups(original, self, instance_groups):
    sized = [group for group in instance_groups if group.get("instance_count") is not None]
    original(sized)
    for change in sized:
        group = self.instance_groups[change["instance_group_id"]]
        resize(self, self.clusters[group.cluster_id], group, group.instance_type, group.num_instances)
