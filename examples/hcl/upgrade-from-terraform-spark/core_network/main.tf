# Stands for the network module that the estate has.

terraform {
  required_version = ">= 1.5.7"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

variable "cidr" {
  description = "Range of the platform VPC."
  type        = string
}

data "aws_availability_zones" "all" {
  filter {
    name   = "zone-type"
    values = ["availability-zone"]
  }
}

resource "aws_vpc" "platform" {
  cidr_block           = var.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true
}

resource "aws_subnet" "apps" {
  count = 2

  vpc_id            = aws_vpc.platform.id
  cidr_block        = cidrsubnet(var.cidr, 4, count.index)
  availability_zone = data.aws_availability_zones.all.names[count.index]
}

resource "aws_security_group" "egress" {
  name_prefix = "allip-egress-"
  description = "All IP egress"
  vpc_id      = aws_vpc.platform.id
}

resource "aws_vpc_security_group_egress_rule" "all" {
  security_group_id = aws_security_group.egress.id
  description       = "Anywhere"
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

output "vpc_platform_id" {
  description = "The platform VPC."
  value       = aws_vpc.platform.id
}

output "apps_subnet_ids" {
  description = "Subnets for applications."
  value       = aws_subnet.apps[*].id
}

output "allip_egress_security_group_id" {
  description = "Security group whose members reach everything."
  value       = aws_security_group.egress.id
}
