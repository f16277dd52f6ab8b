# The network of the architecture decision and a Spark cluster in it: a VPC of its own for Spark, peered with staging and
# with production, which never reach each other.

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
  source = "../../../terraform/network"

  name = "raster"
  hub  = "spark"

  vpcs = {
    staging    = { cidr = "10.0.0.0/18" }
    spark      = { cidr = "10.0.64.0/18", nat = "single" }
    production = { cidr = "10.0.128.0/18" }
  }

  tags = { team = "geo" }
}

module "spark" {
  source = "../../../terraform/standalone"

  name       = "raster"
  vpc_id     = module.network.hub_vpc_id
  subnet_ids = module.network.hub_private_subnet_ids

  workers = { max = var.max_workers }
  access  = { client_cidrs = module.network.peer_cidrs }

  # Hosts of staging and production find the master by its name.
  dns = { peer_vpc_ids = module.network.peer_vpc_ids }

  tags = { team = "geo" }
}
