# The same in two regions: a hub VPC with a Spark cluster, and a staging VPC that is peered with it and submits jobs.
# A module's provider is given at its call, so each region is one call.

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
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

module "east" {
  source = "./region"

  name         = "geo-east"
  hub_cidr     = "10.0.64.0/18"
  staging_cidr = "10.0.0.0/18"
  spark_url    = var.spark_url
}

module "west" {
  source = "./region"

  providers = { aws = aws.west }

  name         = "geo-west"
  hub_cidr     = "10.1.64.0/18"
  staging_cidr = "10.1.0.0/18"
  spark_url    = var.spark_url
}
