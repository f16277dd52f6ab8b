# terraform init && terraform test: no AWS account, Terraform 1.11 or newer.

mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = {
      names    = ["us-east-1a", "us-east-1b", "us-east-1c"]
      zone_ids = ["use1-az6", "use1-az1", "use1-az2"]
    }
  }
  mock_resource "aws_vpc" {
    defaults = { arn = "arn:aws:ec2:us-east-1:111122223333:vpc/vpc-0123456789abcdef0" }
  }
}

variables {
  name = "raster"
}

run "the_decision_is_the_default" {
  assert {
    condition     = output.vpc_cidrs == { staging = "10.0.0.0/18", spark = "10.0.64.0/18", production = "10.0.128.0/18" }
    error_message = "there are three VPCs, a /18 each"
  }
  assert {
    condition     = toset(keys(output.peering_connection_ids)) == toset(["staging", "production"])
    error_message = "both others are peered with the one that Spark lives in"
  }
  assert {
    condition     = alltrue([for route in aws_route.peering_to_hub_tables : route.destination_cidr_block == "10.0.64.0/18"])
    error_message = "the only way from a peer is to the hub"
  }
  assert {
    condition     = toset([for route in aws_route.peering_from_hub_tables : route.destination_cidr_block]) == toset(output.peer_cidrs)
    error_message = "and the hub has a way to every peer"
  }
  assert {
    condition = toset([for key, route in aws_route.peering_from_hub_tables : key if startswith(key, "staging/")]) == toset([
      "staging/private_0", "staging/private_1", "staging/public",
    ])
    error_message = "every route table of the hub has one"
  }
  assert {
    condition     = output.hub_vpc_id == output.vpc_ids["spark"]
    error_message = "a cluster lives in the hub"
  }
  assert {
    condition     = output.hub_private_subnet_ids == output.private_subnet_ids["spark"] && length(output.hub_private_subnet_ids) == 2
    error_message = "in its private subnets, one in each zone"
  }
  assert {
    condition     = length(output.private_route_table_ids["spark"]) == 2 && length(output.public_route_table_ids["spark"]) == 1
    error_message = "private subnets have a route table each, public ones share one"
  }
  assert {
    condition     = terraform_data.region_zones[*].output == ["us-east-1a", "us-east-1b"]
    error_message = "the first zones of the region are taken"
  }
}

run "zones_that_were_taken_stay" {
  command = plan

  override_data {
    target = data.aws_availability_zones.region
    values = {
      names    = ["us-east-1c", "us-east-1d", "us-east-1e"]
      zone_ids = ["use1-az4", "use1-az5", "use1-az3"]
    }
  }
  assert {
    condition     = terraform_data.region_zones[*].output == ["us-east-1a", "us-east-1b"]
    error_message = "nobody changed this configuration"
  }
}

run "one_vpc_has_nothing_to_be_peered_with" {
  command = plan

  variables {
    hub  = "lab"
    vpcs = { lab = { cidr = "10.7.0.0/24", availability_zones = ["us-east-1c"] } }
  }
  assert {
    condition     = length(aws_vpc_peering_connection.peering) == 0 && length(output.peer_cidrs) == 0
    error_message = "there are no peers"
  }
  assert {
    condition     = length(terraform_data.region_zones) == 0
    error_message = "no zone is taken where all are named"
  }
}

run "zones_resolve_in_every_peer" {
  command = plan

  variables {
    zone_ids = ["Z0123456789"]
  }
  assert {
    condition = toset([for one in aws_route53_zone_association.zones : one.vpc_id]) == toset([
      output.vpc_ids["staging"], output.vpc_ids["production"],
    ])
    error_message = "the hub has the zone already, the peers get it"
  }
}

run "a_hub_that_is_none_is_refused" {
  command = plan

  variables {
    hub = "core"
  }
  expect_failures = [output.hub_vpc_id]
}

run "a_region_has_so_many_zones_and_no_more" {
  command = plan

  variables {
    availability_zone_count = 4
  }
  expect_failures = [data.aws_availability_zones.region]
}

run "vpcs_that_overlap_are_refused" {
  command = plan

  variables {
    vpcs = { spark = { cidr = "10.0.0.0/16" }, staging = { cidr = "10.0.64.0/18" } }
  }
  expect_failures = [var.vpcs]
}
