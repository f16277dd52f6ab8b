# The call of santrancisco/terraform_spark as its article of 2018 has it, with only the source changed. Every plan warns of
# fleet_private_key until it is removed; docs/upgrade-terraform-spark.md says how the bucket stays.

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
  region = "ap-southeast-2"
}

data "aws_caller_identity" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id
}

module "core_network" {
  source = "./core_network"

  cidr = "10.10.0.0/16"
}

module "spark" {
  vpc_platform_id            = module.core_network.vpc_platform_id
  source                     = "../../../terraform/terraform_spark"
  name                       = "awesome"
  key_name                   = "NameForAWSKeyPair"
  Master_instance_type       = "m3.medium"
  slave_instance_type        = "m3.medium"
  ebs_optimized              = false
  subnet_id                  = module.core_network.apps_subnet_ids[1]
  spot_price                 = "0.0095"
  account_id                 = local.account_id
  fleet_private_key          = var.spark_fleet_key
  slave_asg_min_size         = 1
  slave_asg_max_size         = 3
  slave_asg_desired_capacity = 1
  security_groups_ids        = ["${module.core_network.allip_egress_security_group_id}", ]
}
