"""A peering between VPCs whose ranges overlap fails.

moto activates it.
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcPeeringConnection.html
"""

from ipaddress import ip_network

from gap import around
from moto.ec2.models.vpc_peering_connections import VPCPeeringConnectionBackend


@around(VPCPeeringConnectionBackend)
def create_vpc_peering_connection(original, self, vpc, peer_vpc, tags=None):
    connection = original(vpc, peer_vpc, tags)
    if ip_network(vpc.cidr_block).overlaps(ip_network(peer_vpc.cidr_block)):
        connection._status.code = "failed"
        connection._status.message = (
            "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range"
        )
    return connection
