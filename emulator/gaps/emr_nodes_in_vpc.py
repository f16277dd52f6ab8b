"""The nodes of an EMR cluster run in its own subnet, and end with it.

moto starts them in the default VPC without the cluster's security groups, never ends them, and tells a
public name of the master even if it has none.
https://docs.aws.amazon.com/emr/latest/APIReference/API_Cluster.html
"""

from emr_nodes import end, launch, running
from gap import around
from moto.emr.models import Cluster, ElasticMapReduceBackend


@around(ElasticMapReduceBackend)
def run_instances(_original, self, cluster_id, instances, instance_group):
    count = int(instances["instance_count"])
    launch(self, self.clusters[cluster_id], instance_group, instance_group.instance_type, count)


@around(Cluster)
def terminate(original, self):
    end(self.emr_backend, running(self))
    original()
    for owner in [*self.instance_groups, *getattr(self, "instance_fleets", [])]:
        owner.state = "TERMINATED"
        owner.end_date_time = self.end_datetime


@around(Cluster)
def add_tags(original, self, tags):
    original(tags)
    for node in running(self):
        node.ec2_instance.add_tags(tags)


def master_public_dns_name(self):
    for node in self.ec2_instances:
        if node.instance_group.role == "MASTER":
            return node.ec2_instance.public_dns_name or node.ec2_instance.private_dns_name
    return None


Cluster.master_public_dns_name = property(master_public_dns_name)
