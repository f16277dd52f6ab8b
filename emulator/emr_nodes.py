"""The EC2 instances of an EMR cluster."""

from moto.emr.models import EXAMPLE_AMI_ID, Instance


def launch(backend, cluster, owner, instance_type, count):
    """Start nodes of a group or a fleet where the cluster is: in its subnet, with its security groups and tags."""
    if count <= 0:
        return
    master = owner.role == "MASTER"
    managed = cluster.master_security_group if master else cluster.slave_security_group
    additional = (
        cluster.additional_master_security_groups if master else cluster.additional_slave_security_groups
    )
    tags = {
        **cluster._tags,
        "aws:elasticmapreduce:job-flow-id": cluster.id,
        "aws:elasticmapreduce:instance-group-role": owner.role,
    }
    reservation = backend.ec2_backend.run_instances(
        cluster.custom_ami_id or EXAMPLE_AMI_ID,
        count,
        None,
        [],
        instance_type=instance_type,
        is_instance_type_default=False,
        region_name=backend.region_name,
        subnet_id=cluster.ec2_subnet_id,
        security_group_ids=[group for group in [managed, *(additional or [])] if group],
        key_name=cluster.ec2_key_name,
        tags={"instance": tags},
    )
    for instance in reservation.instances:
        cluster.add_instance(Instance(ec2_instance=instance, instance_group=owner))


def resize(backend, cluster, owner, instance_type, count):
    """Bring the number of running nodes of a group or a fleet to `count`; the newest go first."""
    nodes = running(cluster, owner)
    launch(backend, cluster, owner, instance_type, count - len(nodes))
    end(backend, nodes[count:])


def end(backend, nodes):
    if nodes:
        backend.ec2_backend.terminate_instances([node.ec2_instance.id for node in nodes])


def running(cluster, owner=None):
    """Nodes that run, of one group or fleet or of the whole cluster."""
    return [
        node
        for node in cluster.ec2_instances
        if node.ec2_instance.state == "running" and owner in (None, node.instance_group)
    ]
