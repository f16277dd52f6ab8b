# A shared EMR cluster in subnets that are there already: one core node on demand holds HDFS, task nodes on spot do the
# work, and EMR itself sizes both. Write the subnets' ids down, or take them from the state of whoever owns them.

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
  source = "../../../terraform/emr_scaled"

  name       = "raster"
  vpc_id     = var.vpc_id
  subnet_ids = var.private_subnet_ids

  core = { on_demand = 1, spot = 0 }
  task = { spot = 2 }

  managed_scaling = {
    minimum           = 2
    maximum           = 20
    maximum_on_demand = 1
    maximum_core      = 1
  }

  configurations = [
    { classification = "spark-defaults", properties = { "spark.sql.shuffle.partitions" = "400" } },
  ]

  access = { client_cidrs = var.client_cidrs }

  tags = { team = "geo" }
}

# Airflow's role may put jobs into the bucket and submit them as steps.
resource "aws_iam_role_policy_attachment" "airflow" {
  count = var.airflow_role_name == null ? 0 : 1

  role       = var.airflow_role_name
  policy_arn = module.spark.submitter_policy_arn
}
