"""A gateway endpoint has a route in every route table that it is given, from the first or later.

moto adds routes at creation only, and then fails to delete an endpoint that was given more tables.
https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
"""

from gap import around
from moto.ec2.models.vpcs import VPCBackend


@around(VPCBackend)
def modify_vpc_endpoint(original, self, vpc_id, **changes):
    original(vpc_id, **changes)
    endpoint = self.vpc_end_points[vpc_id]
    prefix_list = endpoint.destination_prefix_list_id
    if prefix_list is None:
        return
    for table_id in changes.get("add_route_tables") or []:
        self.create_route(table_id, None, gateway_id=vpc_id, destination_prefix_list_id=prefix_list)
    for table_id in changes.get("remove_route_tables") or []:
        self.delete_route(table_id, prefix_list)
