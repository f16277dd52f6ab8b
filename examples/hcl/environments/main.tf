# Several environments of one call each: a network of its own, a Spark cluster in its hub, and in staging a security group
# whose hosts submit jobs.

terraform {
  required_version = ">= 1.5.7"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

provider "aws" {
  region = var.region
}

module "network" {
  source   = "../../../terraform/network"
  for_each = var.environments

  name = each.key
  hub  = "spark"

  vpcs = {
    staging = { cidr = cidrsubnet(each.value.cidr, 2, 0) }
    spark   = { cidr = cidrsubnet(each.value.cidr, 2, 1), nat = "single" }
  }
}

resource "aws_security_group" "submitters" {
  for_each = var.environments

  name        = "${each.key}-submitters"
  description = "Hosts of staging that submit jobs"
  vpc_id      = module.network[each.key].vpc_ids["staging"]
}

# Everything goes from the network to the cluster and nothing back, which would be a circle of all environments.
module "spark" {
  source   = "../../../terraform/standalone"
  for_each = var.environments

  name       = each.key
  vpc_id     = module.network[each.key].hub_vpc_id
  subnet_ids = module.network[each.key].hub_private_subnet_ids
  workers    = { max = each.value.max_workers }
  dns        = { peer_vpc_ids = module.network[each.key].peer_vpc_ids }

  # AWS finds the group once the peering is active, which `peer_cidrs` waits for.
  access = {
    client_cidrs              = module.network[each.key].peer_cidrs
    client_security_group_ids = [aws_security_group.submitters[each.key].id]
  }
}
