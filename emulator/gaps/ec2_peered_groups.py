"""A rule names a group of its own VPC, or of one whose peering with it is active.

moto takes a group of any VPC.
https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
"""

from gap import around, refusal
from moto.ec2.models.security_groups import SecurityGroupBackend


@around(SecurityGroupBackend)
def authorize_security_group_ingress(original, self, group_name_or_id, *args, **settings):
    _refuse_strangers(self, group_name_or_id, settings)
    return original(group_name_or_id, *args, **settings)


@around(SecurityGroupBackend)
def authorize_security_group_egress(original, self, group_name_or_id, *args, **settings):
    _refuse_strangers(self, group_name_or_id, settings)
    return original(group_name_or_id, *args, **settings)


def _refuse_strangers(backend, group_id, settings):
    group = backend.get_security_group_by_name_or_id(group_id, settings.get("vpc_id"))
    reached = {group and group.vpc_id} | {
        vpc.id
        for peering in backend.vpc_pcxs.values()
        if peering._status.code == "active"
        for vpc in (peering.vpc, peering.peer_vpc)
        if group and group.vpc_id in (peering.vpc.id, peering.peer_vpc.id)
    }
    for source in settings.get("source_groups") or []:
        named = backend.get_security_group_from_id(source.get("GroupId"))
        if named and named.vpc_id not in reached:
            raise refusal(
                "ec2", "InvalidGroup.NotFound", "You have specified two resources that belong to different networks."
            )
