# terraform init && terraform test: no AWS account, Terraform 1.11 or newer.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_ssm_parameter" {
    defaults = { insecure_value = "ami-00000000000000001" }
  }
  mock_data "aws_subnet" {
    defaults = { availability_zone = "us-east-1a" }
  }
  mock_resource "aws_iam_instance_profile" {
    defaults = { arn = "arn:aws:iam::111122223333:instance-profile/worker" }
  }
  mock_resource "aws_autoscaling_policy" {
    defaults = { arn = "arn:aws:autoscaling:us-east-1:111122223333:scalingPolicy:0" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::awesome-spark" }
  }
  mock_resource "aws_launch_template" {
    defaults = { id = "lt-0123456789abcdef0", latest_version = 1 }
  }
}

variables {
  name               = "awesome"
  vpc_platform_id    = "vpc-0123456789abcdef0"
  subnet_id          = "subnet-0123456789abcdef0"
  slave_asg_min_size = "1"
  slave_asg_max_size = "3"
}

run "names_are_those_of_2018" {
  assert {
    condition     = aws_s3_bucket.storage.bucket == "awesome-spark"
    error_message = "the bucket that is there is the bucket that stays"
  }
  assert {
    condition     = aws_route53_zone.dns.name == "awesome-spark" && output.master_url == "spark://master.awesome-spark:7077"
    error_message = "workers of 2018 looked for master.awesome-spark"
  }
  assert {
    condition     = alltrue([for rule in aws_s3_bucket_lifecycle_configuration.storage_lifecycle.rule : length(rule.expiration) == 0])
    error_message = "nothing in the bucket expires"
  }
  assert {
    condition     = output.asg_id == aws_autoscaling_group.cluster_workers.name
    error_message = "the id of a group is its name"
  }
  assert {
    condition     = aws_autoscaling_policy.scaling_down.scaling_adjustment == -2 && aws_cloudwatch_metric_alarm.scaling_idle.threshold == 30
    error_message = "scaling is as it was"
  }
}

run "the_type_of_the_article_wins" {
  command = plan

  variables {
    Master_instance_type = "m3.medium"
    master_instance_type = "m7g.large"
  }
  assert {
    condition     = aws_instance.cluster_master.instance_type == "m3.medium"
    error_message = "Master_instance_type is what the article gives"
  }
  assert {
    condition     = strcontains(aws_launch_template.cluster_workers_template.image_id, "arm64")
    error_message = "the image of the workers goes by their own type"
  }
}

run "what_is_not_used_is_warned_about" {
  command = plan

  variables {
    fleet_private_key = "secret"
    hadoop_version    = "2.8.4"
  }
  expect_failures = [check.fleet_private_key, check.hadoop_version]
}

run "limits_in_the_wrong_order_are_refused" {
  command = plan

  variables {
    slave_asg_min_size = 5
  }
  expect_failures = [output.asg_id]
}

run "a_desired_number_outside_the_limits_is_refused" {
  command = plan

  variables {
    slave_asg_desired_capacity = 9
  }
  expect_failures = [output.asg_id]
}
