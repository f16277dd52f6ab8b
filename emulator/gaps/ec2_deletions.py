"""Nothing of a network is deleted while something else still uses it.

moto deletes subnets with instances and NAT gateways in them, detaches an internet gateway below a NAT gateway,
and deletes a VPC that has endpoints or security groups.
https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html
"""

from gap import around
from moto.ec2.exceptions import DependencyViolationError
from moto.ec2.models.internet_gateways import InternetGatewayBackend
from moto.ec2.models.security_groups import SecurityGroupBackend
from moto.ec2.models.subnets import SubnetBackend
from moto.ec2.models.vpcs import VPCBackend


@around(SubnetBackend)
def delete_subnet(original, self, subnet_id):
    users = [instance.id for instance in _instances(self) if instance.subnet_id == subnet_id]
    users += [nat.id for nat in _nat_gateways(self) if nat.subnet_id == subnet_id]
    users += [endpoint.id for endpoint in _endpoints(self) if subnet_id in (endpoint.subnet_ids or [])]
    _refuse("subnet", subnet_id, users)
    return original(subnet_id)


@around(InternetGatewayBackend)
def detach_internet_gateway(original, self, internet_gateway_id, vpc_id):
    users = [nat.id for nat in _nat_gateways(self) if nat.vpc_id == vpc_id]
    _refuse("internetGateway", internet_gateway_id, users)
    return original(internet_gateway_id, vpc_id)


@around(SecurityGroupBackend)
def delete_security_group(original, self, name=None, group_id=None):
    users = [
        instance.id
        for instance in _instances(self)
        if group_id in [getattr(group, "id", group) for group in instance.security_groups]
    ]
    users += [endpoint.id for endpoint in _endpoints(self) if group_id in (endpoint.security_group_ids or [])]
    _refuse("resource", group_id, users)
    return original(name, group_id)


@around(VPCBackend)
def delete_vpc(original, self, vpc_id):
    users = [endpoint.id for endpoint in _endpoints(self) if endpoint.vpc_id == vpc_id]
    users += [group.id for group in self.groups[vpc_id].values() if group.name != "default"]
    _refuse("vpc", vpc_id, users)
    return original(vpc_id)


def _refuse(kind, resource_id, users):
    if users:
        raise DependencyViolationError(
            f"The {kind} '{resource_id}' has dependencies and cannot be deleted: {', '.join(users)}"
        )


def _instances(backend):
    return [instance for instance in backend.all_instances() if instance.state not in ("terminated", "shutting-down")]


def _nat_gateways(backend):
    return [nat for nat in backend.nat_gateways.values() if nat.state not in ("deleted", "deleting")]


def _endpoints(backend):
    return [endpoint for endpoint in backend.vpc_end_points.values() if endpoint.state not in ("deleted", "deleting")]
