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
}

run "what_there_is_to_begin_with" {
  assert {
    condition     = length(aws_emr_cluster.cluster.master_instance_fleet) == 1 && length(aws_emr_cluster.cluster.core_instance_group) == 0
    error_message = "a cluster is made of fleets"
  }
  assert {
    condition     = length(aws_emr_instance_fleet.cluster_task) + length(aws_emr_instance_group.cluster_task_group) == 0
    error_message = "there are no task nodes unless they are asked for"
  }
  assert {
    condition     = output.web_url == "http://master.raster-spark:18080"
    error_message = "clients find the master by its name in the private zone"
  }
  assert {
    condition = output.submit_command == join("", [
      "aws emr add-steps --region us-east-1 --cluster-id j-1A2B3C4D5E6F7 --steps 'Type=Spark,Name=app,ActionOnFailure=CONTINUE,",
      "Args=[--deploy-mode,cluster,s3://raster-spark-00000000000000000000000001/jobs/app.py]'",
    ])
    error_message = "jobs are submitted as steps"
  }
  assert {
    condition = jsondecode(aws_iam_role_policy.access_emr_service_permissions.policy).Statement == jsondecode(jsonencode([
      {
        Sid       = "PassInstanceRole", Effect = "Allow", Action = ["iam:PassRole"], Resource = ["arn:aws:iam::111122223333:role/spark"],
        Condition = { StringLike = { "iam:PassedToService" = "ec2.amazonaws.com*" } }
      },
      {
        Sid       = "BeginWithSpot", Effect = "Allow", Action = ["iam:CreateServiceLinkedRole"],
        Resource  = ["arn:aws:iam::111122223333:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot"],
        Condition = { StringEquals = { "iam:AWSServiceName" = "spot.amazonaws.com" } }
      },
      {
        Sid = "EncryptVolumes", Effect = "Allow",
        Action = [
          "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey",
        ],
        Resource = ["arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f"]
      },
      {
        Sid       = "LendKeyToVolumes", Effect = "Allow", Action = ["kms:CreateGrant"],
        Resource  = ["arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f"],
        Condition = { Bool = { "kms:GrantIsForAWSResource" = "true" } }
      },
      {
        Sid = "StartNodes", Effect = "Allow",
        Action = [
          "ec2:CreateFleet", "ec2:CreateLaunchTemplate", "ec2:CreateLaunchTemplateVersion", "ec2:CreateNetworkInterface",
          "ec2:RunInstances",
        ],
        Resource = [
          "arn:aws:ec2:us-east-1:*:subnet/subnet-0123456789abcdef0", "arn:aws:ec2:us-east-1:*:subnet/subnet-0123456789abcdef1",
        ]
      },
    ]))
    error_message = "beside AWS's own policy the service passes one role, begins with spot, encrypts with one key and starts nodes in these subnets, and nothing else"
  }
}

run "clients_reach_what_is_installed_and_nothing_else" {
  command = plan

  variables {
    access = { client_cidrs = ["10.0.0.0/18"] }
  }
  assert {
    condition     = [for rule in aws_vpc_security_group_ingress_rule.cluster_clients_to_history_from_cidrs : "${rule.cidr_ipv4} ${rule.from_port}-${rule.to_port}"] == ["10.0.0.0/18 18080-18080"]
    error_message = "clients reach the history server"
  }
  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.cluster_clients_to_livy_from_cidrs) == 0
    error_message = "there is no Livy"
  }
  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.cluster_clients_to_ssh_from_cidrs) == 0
    error_message = "without a key pair there is no SSH"
  }
}

run "a_release_with_an_endpoint_of_its_own" {
  command = plan

  variables {
    release = "emr-spark-8.0.0"
  }
  assert {
    condition     = [for rule in aws_vpc_security_group_ingress_rule.cluster_service_access_from_vpc : "${rule.cidr_ipv4} ${rule.from_port}"] == ["10.0.0.0/16 443"]
    error_message = "nodes reach the endpoint from anywhere in the VPC"
  }
  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.cluster_service_access_from_master) == 0
    error_message = "EMR does not reach the nodes"
  }
}

run "a_key_encrypts_the_nodes_disks" {
  command = plan

  variables {
    storage = { bucket = "acme-lake", kms_key_arn = "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f" }
  }
  assert {
    condition     = jsondecode(aws_emr_security_configuration.cluster_security[0].configuration).EncryptionConfiguration.EnableAtRestEncryption
    error_message = "disks are encrypted with the bucket's key"
  }
  assert {
    condition     = length(aws_s3_bucket.storage) == 0
    error_message = "the bucket is used as it is"
  }
}

run "groups_start_in_the_first_subnet" {
  command = plan

  variables {
    instances = "groups"
    core      = { instance_types = ["r6g.xlarge"], on_demand = 3, spot = 0 }
    task      = { instance_types = ["r6g.xlarge"], bid_price = "0.2016" }
  }
  assert {
    condition     = aws_emr_cluster.cluster.ec2_attributes[0].subnet_id == "subnet-0123456789abcdef0"
    error_message = "a group lives in one subnet"
  }
  assert {
    condition     = aws_emr_cluster.cluster.core_instance_group[0].instance_count == 3 && aws_emr_cluster.cluster.core_instance_group[0].bid_price == null
    error_message = "core nodes are on demand"
  }
  assert {
    condition     = aws_emr_instance_group.cluster_task_group[0].bid_price == "0.2016"
    error_message = "task nodes are spot"
  }
}

run "a_group_takes_one_type" {
  command = plan

  variables {
    instances = "groups"
    core      = { bid_price = "0.2016" }
  }
  expect_failures = [output.cluster_id]
}
