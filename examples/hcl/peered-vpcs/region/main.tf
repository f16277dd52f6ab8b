terraform {
  required_version = ">= 1.5.7"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

locals {
  vpcs = { hub = var.hub_cidr, staging = var.staging_cidr }
}

data "aws_region" "current" {}

data "aws_availability_zones" "all" {
  filter {
    name   = "zone-type"
    values = ["availability-zone"]
  }
}

resource "aws_vpc" "this" {
  for_each = local.vpcs

  cidr_block           = each.value
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = { Name = "${var.name}-${each.key}" }
}

resource "aws_route_table" "private" {
  for_each = local.vpcs

  vpc_id = aws_vpc.this[each.key].id
  tags   = { Name = "${var.name}-${each.key}-private" }
}

resource "aws_subnet" "hub" {
  count = 2

  vpc_id            = aws_vpc.this["hub"].id
  cidr_block        = cidrsubnet(var.hub_cidr, 3, count.index)
  availability_zone = data.aws_availability_zones.all.names[count.index]
  tags              = { Name = "${var.name}-hub-private-${count.index}" }
}

resource "aws_route_table_association" "hub" {
  count = 2

  subnet_id      = aws_subnet.hub[count.index].id
  route_table_id = aws_route_table.private["hub"].id
}

# S3 holds Spark, the data, and the packages of Amazon Linux.
resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.this["hub"].id
  service_name    = "com.amazonaws.${data.aws_region.current.id}.s3"
  route_table_ids = [aws_route_table.private["hub"].id]
}

module "spark" {
  source = "../../../../terraform/standalone"

  # Nodes need their way to S3 from the first minute on.
  depends_on = [aws_vpc_endpoint.s3, aws_route_table_association.hub]

  name       = var.name
  vpc_id     = aws_vpc.this["hub"].id
  subnet_ids = aws_subnet.hub[*].id
  spark      = { download_url = var.spark_url }
  access     = { client_cidrs = module.peering.peer_cidrs }
  dns        = { peer_vpc_ids = module.peering.peer_vpc_ids }
}

module "peering" {
  source = "../../../../terraform/peering"

  name = var.name

  hub = {
    vpc_id          = aws_vpc.this["hub"].id
    cidr            = var.hub_cidr
    route_table_ids = [aws_route_table.private["hub"].id]
  }

  peers = {
    staging = {
      vpc_id          = aws_vpc.this["staging"].id
      cidr            = var.staging_cidr
      route_table_ids = [aws_route_table.private["staging"].id]
    }
  }
}
