# terraform init && terraform test: no AWS account, Terraform 1.11 or newer.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { id = "us-east-1" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }
  mock_data "aws_vpc" {
    defaults = { cidr_block = "10.0.0.0/16" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/spark" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::111122223333:policy/submitter" }
  }
  mock_resource "aws_iam_instance_profile" {
    defaults = { arn = "arn:aws:iam::111122223333:instance-profile/spark" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::raster-spark-00000000000000000000000001", bucket = "raster-spark-00000000000000000000000001" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f" }
  }
  mock_resource "aws_emr_cluster" {
    defaults = { id = "j-1A2B3C4D5E6F7", arn = "arn:aws:elasticmapreduce:us-east-1:111122223333:cluster/j-1A2B3C4D5E6F7" }
  }
}

variables {
  name       = "raster"
  vpc_id     = "vpc-0123456789abcdef0"
  subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]

  managed_scaling = { minimum = 2, maximum = 20, maximum_on_demand = 1 }
}

run "managed_scaling_has_its_limits" {
  assert {
    condition = aws_emr_managed_scaling_policy.cluster_scaling[0].compute_limits == toset([{
      unit_type                       = "InstanceFleetUnits", minimum_capacity_units = 2, maximum_capacity_units = 20,
      maximum_ondemand_capacity_units = 1, maximum_core_capacity_units = 20
    }])
    error_message = "what is not limited has the limit of all"
  }
  assert {
    condition     = length(aws_iam_role.access_emr_autoscaling) == 0 && output.emr_autoscaling_role_arn == null
    error_message = "EMR itself scales; there is no role for it"
  }
}

run "rules_on_yarn_metrics_have_a_role" {
  variables {
    managed_scaling = null
    instances       = "groups"
    core            = { instance_types = ["r6g.xlarge"], on_demand = 2, spot = 0, yarn_scaling = { minimum = 2, maximum = 2 } }
    task            = { instance_types = ["r6g.xlarge"], bid_price = "0.2016", yarn_scaling = { maximum = 9 } }
  }
  assert {
    condition     = jsondecode(aws_emr_instance_group.cluster_task_group[0].autoscaling_policy).Constraints == { MaxCapacity = 9, MinCapacity = 1 }
    error_message = "task nodes have their limits"
  }
  assert {
    condition     = jsondecode(aws_emr_cluster.cluster.core_instance_group[0].autoscaling_policy).Rules[2].Action.SimpleScalingPolicyConfiguration.ScalingAdjustment == -1
    error_message = "the last rule removes instances"
  }
  assert {
    condition     = [for statement in jsondecode(aws_iam_role_policy.access_emr_service_permissions.policy).Statement : statement.Sid] == ["PassInstanceRole", "PassScalingRole", "BeginWithSpot", "EncryptVolumes", "LendKeyToVolumes", "StartNodes"]
    error_message = "the service passes the role of scaling"
  }
  assert {
    condition     = aws_emr_cluster.cluster.autoscaling_role == "arn:aws:iam::111122223333:role/spark"
    error_message = "the cluster has it"
  }
}

run "a_cluster_without_scaling_is_the_other_module" {
  command = plan

  variables {
    managed_scaling = null
  }
  expect_failures = [output.cluster_id]
}

run "no_number_belongs_to_nobody" {
  command = plan

  variables {
    managed_scaling = null
    instances       = "groups"
    core            = { instance_types = ["r6g.xlarge"], on_demand = 2, spot = 0 }
    task            = { instance_types = ["r6g.xlarge"], bid_price = "0.2016", yarn_scaling = {} }
  }
  expect_failures = [output.cluster_id]
}
