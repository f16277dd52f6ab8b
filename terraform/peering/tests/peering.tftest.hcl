# terraform init && terraform test: no AWS account, Terraform 1.11 or newer.

mock_provider "aws" {}

variables {
  name = "raster"
  hub = {
    vpc_id          = "vpc-00000000000000001"
    cidr            = "10.0.64.0/18"
    route_table_ids = ["rtb-00000000000000001", "rtb-00000000000000002"]
  }
  peers = {
    staging = {
      vpc_id          = "vpc-00000000000000003"
      cidr            = "10.0.0.0/18"
      route_table_ids = ["rtb-00000000000000003"]
    }
    production = {
      vpc_id          = "vpc-00000000000000004"
      cidr            = "10.0.128.0/18"
      route_table_ids = ["rtb-00000000000000004"]
    }
  }
}

run "peers_reach_the_hub_and_never_each_other" {
  assert {
    condition     = alltrue([for route in aws_route.peering_to_hub_tables : route.destination_cidr_block == "10.0.64.0/18"])
    error_message = "the only way from a peer is to the hub"
  }
  assert {
    condition = toset([for route in aws_route.peering_from_hub_tables : "${route.route_table_id} ${route.destination_cidr_block}"]) == toset([
      "rtb-00000000000000001 10.0.0.0/18", "rtb-00000000000000002 10.0.0.0/18",
      "rtb-00000000000000001 10.0.128.0/18", "rtb-00000000000000002 10.0.128.0/18",
    ])
    error_message = "every route table of the hub has a way to every peer"
  }
  assert {
    condition = alltrue([
      for name, connection in aws_vpc_peering_connection.peering :
      aws_route.peering_to_hub_tables["${name}/0"].vpc_peering_connection_id == connection.id
    ])
    error_message = "each way is over the peer's own connection"
  }
  assert {
    condition     = toset(keys(output.peering_connection_ids)) == toset(["staging", "production"])
    error_message = "connections are known by the names of the peers"
  }
  assert {
    condition     = length(aws_route53_zone_association.zones) == 0
    error_message = "without zones there is nothing to associate"
  }
}

run "zones_resolve_in_every_peer" {
  command = plan

  variables {
    zone_ids = ["Z0123456789"]
  }
  assert {
    condition     = toset([for one in aws_route53_zone_association.zones : one.vpc_id]) == toset(["vpc-00000000000000003", "vpc-00000000000000004"])
    error_message = "the hub has the zone already, the peers get it"
  }
}

run "a_peer_inside_the_hub_is_refused" {
  command = plan

  variables {
    hub = {
      vpc_id          = "vpc-00000000000000001"
      cidr            = "10.0.0.0/16"
      route_table_ids = ["rtb-00000000000000001"]
    }
  }
  expect_failures = [output.peering_connection_ids]
}
