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
  mock_data "aws_ssm_parameter" {
    defaults = { insecure_value = "ami-00000000000000001" }
  }
  mock_data "aws_subnet" {
    defaults = { availability_zone = "us-east-1a" }
  }
  mock_resource "aws_instance" {
    defaults = { arn = "arn:aws:ec2:us-east-1:111122223333:instance/i-00000000000000001" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::111122223333:policy/submitter" }
  }
  mock_resource "aws_iam_instance_profile" {
    defaults = { arn = "arn:aws:iam::111122223333:instance-profile/worker" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::raster-spark-00000000000000000000000001" }
  }
  mock_resource "aws_launch_template" {
    defaults = { id = "lt-0123456789abcdef0", latest_version = 1 }
  }
}

variables {
  name       = "raster"
  vpc_id     = "vpc-0123456789abcdef0"
  subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

run "what_there_is_to_begin_with" {
  assert {
    condition     = aws_instance.cluster_master.ami == "ami-00000000000000001"
    error_message = "the master starts from the newest Amazon Linux 2023"
  }
  assert {
    condition     = output.master_url == "spark://master.raster-spark:7077"
    error_message = "workers and clients find the master by its name in the private zone"
  }
  assert {
    condition     = output.bucket_arn == "arn:aws:s3:::raster-spark-00000000000000000000000001"
    error_message = "a bucket is created"
  }
  assert {
    condition = contains(
      flatten(jsondecode(aws_iam_policy.submitter_policy.policy).Statement[*].Resource),
      "arn:aws:ssm:*:*:session/$${aws:userid}-*",
    )
    error_message = "a submitter ends its own tunnels, by a variable of IAM's and not of Terraform's"
  }
  assert {
    condition     = !strcontains(aws_iam_policy.submitter_policy.policy, "kms:")
    error_message = "without a key no policy speaks of keys"
  }
}

run "a_newer_image_leaves_the_master_alone" {
  command = plan

  override_data {
    target = data.aws_ssm_parameter.cluster_master_image
    values = { insecure_value = "ami-00000000000000002" }
  }
  assert {
    condition     = aws_instance.cluster_master.ami == "ami-00000000000000001"
    error_message = "nobody changed this configuration"
  }
}

run "an_image_by_id_is_taken_at_once" {
  variables {
    ami_id = "ami-00000000000000003"
  }
  assert {
    condition     = aws_instance.cluster_master.ami == "ami-00000000000000003"
    error_message = "the master starts from that image"
  }
  assert {
    condition     = aws_launch_template.cluster_workers_template.image_id == "ami-00000000000000003"
    error_message = "and so do the workers"
  }
}

run "and_given_up_again" {
  assert {
    condition     = aws_instance.cluster_master.ami == "ami-00000000000000001"
    error_message = "without an image by id it is the newest again"
  }
}

run "a_bucket_that_exists_is_used_as_it_is" {
  command = plan

  variables {
    storage = { bucket = "acme-lake", kms_key_arn = "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f" }
  }
  assert {
    condition = sum([
      length(aws_s3_bucket.storage), length(aws_s3_bucket_policy.storage_policy),
      length(aws_s3_bucket_versioning.storage_versioning), length(aws_s3_bucket_lifecycle_configuration.storage_lifecycle),
      length(aws_s3_bucket_public_access_block.storage_public_access),
      length(aws_s3_bucket_ownership_controls.storage_ownership),
      length(aws_s3_bucket_server_side_encryption_configuration.storage_encryption),
    ]) == 0
    error_message = "nothing of it is changed"
  }
  assert {
    condition     = output.bucket_name == "acme-lake" && output.bucket_arn == "arn:aws:s3:::acme-lake"
    error_message = "it is the bucket of the cluster"
  }
  assert {
    condition     = strcontains(aws_iam_role_policy.access_worker_permissions.policy, "kms:Decrypt")
    error_message = "nodes may use its key"
  }
}

run "clients_reach_the_ports_and_nothing_else" {
  command = plan

  variables {
    access = { client_cidrs = ["10.0.0.0/18"], client_security_group_ids = ["sg-0123456789abcdef0"] }
  }
  assert {
    condition = [
      for rule in aws_vpc_security_group_ingress_rule.cluster_nodes_clients_submit_from_cidrs : "${rule.cidr_ipv4} ${rule.from_port}-${rule.to_port}"
    ] == ["10.0.0.0/18 7077-7077"]
    error_message = "clients submit to the master"
  }
  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.cluster_nodes_clients_ssh_from_cidrs) == 0
    error_message = "without a key pair there is no SSH"
  }
}

run "one_image_does_not_fit_two_architectures" {
  command = plan

  variables {
    ami_id = "ami-0123456789abcdef0"
    master = { instance_type = "m7i.large" }
  }
  expect_failures = [output.master_instance_id]
}

run "the_world_is_no_client" {
  command = plan

  variables {
    access = { client_cidrs = ["0.0.0.0/0"] }
  }
  expect_failures = [var.access]
}
