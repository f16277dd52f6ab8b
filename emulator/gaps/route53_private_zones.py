"""A hosted zone that is created with a VPC is private, and only existing VPCs are associated.

moto looks at `HostedZoneConfig.PrivateZone` alone, which clients need not send, and so stores the zone as public:
further VPCs cannot be associated. It also takes any VPC id, and the same VPC twice.
https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html
https://docs.aws.amazon.com/Route53/latest/APIReference/API_AssociateVPCWithHostedZone.html
"""

from gap import around, refusal
from moto.ec2 import ec2_backends
from moto.route53.models import Route53Backend
from moto.route53.responses import Route53


@around(Route53)
def create_hosted_zone(original, self):
    vpc_id = self._get_param("VPC.VPCId")
    if vpc_id:
        _refuse(self.backend, self._get_param("Name"), vpc_id, self._get_param("VPC.VPCRegion"))
        config = dict(self._get_param("HostedZoneConfig") or {})
        self.params["HostedZoneConfig"] = {**config, "PrivateZone": True}
    return original()


@around(Route53Backend)
def associate_vpc_with_hosted_zone(original, self, zone_id, vpcid, vpcregion):
    zone = self.get_hosted_zone(zone_id)
    if zone.private_zone:
        _refuse(self, zone.name, vpcid, vpcregion)
    return original(zone_id, vpcid, vpcregion)


def _refuse(backend, name, vpc_id, region):
    if vpc_id not in ec2_backends[backend.account_id][region].vpcs:
        raise refusal("route53", "InvalidVPCId", f"The VPC: {vpc_id} you provided is not found in {region}.")
    for zone in backend.zones.values():
        same_name = zone.name.rstrip(".") == name.rstrip(".")
        if same_name and any(vpc.get("vpc_id") == vpc_id for vpc in zone.vpcs):
            raise refusal(
                "route53", "ConflictingDomainExists",
                f"The VPC {vpc_id} in region {region} has already been associated with the hosted zone "
                f"{zone.resource_id} with the same domain name.",
            )
