# A Spark cluster in a VPC that is there already. The VPC's ids come from the state of whoever owns it;
# write them down instead if there is no such state.

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

module "spark" {
  source = "../../../terraform/standalone"

  name       = "raster"
  vpc_id     = var.vpc_id
  subnet_ids = var.private_subnet_ids

  master = { instance_type = "m7g.large" }

  workers = {
    instance_types = ["m7g.xlarge", "m6g.xlarge", "r7g.xlarge", "r6g.xlarge"]
    max            = 10
    spot           = { percentage = 100, on_demand_base = 0 }
  }

  access = { client_cidrs = var.client_cidrs }

  # Hosts of other VPCs, peered with this one, find the master by its name.
  dns = { peer_vpc_ids = var.client_vpc_ids }

  tags = { team = "geo" }
}

# Airflow's role may submit jobs.
resource "aws_iam_role_policy_attachment" "airflow" {
  count = var.airflow_role_name == null ? 0 : 1

  role       = var.airflow_role_name
  policy_arn = module.spark.submitter_policy_arn
}
