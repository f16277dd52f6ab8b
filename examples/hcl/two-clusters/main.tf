# Two clusters in one VPC, of one module call: a small one that is always there and a large one that comes and goes.
# They share the bucket and nothing else.

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

locals {
  clusters = {
    small = {
      master  = { instance_type = "t4g.medium" }
      workers = { min = 1, max = 2, spot = { percentage = 0 } }
    }
    large = {
      master  = { instance_type = "m7g.large" }
      workers = { max = 40, root_volume_gb = 200 }
    }
  }
}

module "spark" {
  source   = "../../../terraform/standalone"
  for_each = local.clusters

  name       = "geo-${each.key}"
  vpc_id     = var.vpc_id
  subnet_ids = var.private_subnet_ids
  master     = each.value.master
  workers    = each.value.workers
  storage    = { bucket = var.bucket }
  access     = { client_cidrs = var.client_cidrs }
  tags       = { cluster = each.key }
}
