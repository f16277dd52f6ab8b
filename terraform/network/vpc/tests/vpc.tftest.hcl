# terraform init && terraform test: no AWS account, Terraform 1.11 or newer.

mock_provider "aws" {
  mock_resource "aws_vpc" {
    defaults = { arn = "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0123456789abcdef0", owner_id = "111122223333" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/raster-spark-flow-logs" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-west-1:111122223333:log-group:raster-spark-lab-flow-logs" }
  }
}

variables {
  name = "raster"
  vpc = {
    name                     = "lab"
    cidr                     = "10.7.0.0/20"
    availability_zones       = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
    nat                      = "per_zone"
    interface_endpoints      = ["ssm", "logs"]
    flow_logs_retention_days = 30
  }
}

run "private_subnets_from_the_bottom_public_ones_from_the_top" {
  assert {
    condition     = aws_subnet.vpc_private_zones[*].cidr_block == ["10.7.0.0/23", "10.7.2.0/23", "10.7.4.0/23"]
    error_message = "private subnets are an eighth of the VPC each"
  }
  assert {
    condition     = aws_subnet.vpc_public_zones[*].cidr_block == ["10.7.15.192/26", "10.7.15.128/26", "10.7.15.64/26"]
    error_message = "public ones a 64th"
  }
  assert {
    condition     = tolist(aws_subnet.vpc_public_zones[*].availability_zone) == var.vpc.availability_zones
    error_message = "one of each in every zone"
  }
  assert {
    condition     = aws_route.vpc_private_zones_nat[*].nat_gateway_id == aws_nat_gateway.vpc_nat_zones[*].id
    error_message = "each zone goes out through its own gateway"
  }
  assert {
    condition = toset(concat(
      values(aws_vpc_endpoint.vpc_endpoints_services)[*].service_name, aws_vpc_endpoint.vpc_s3[*].service_name,
      )) == toset([
      for service in ["s3", "ssm", "ssmmessages", "ec2messages", "logs"] : "com.amazonaws.eu-west-1.${service}"
    ])
    error_message = "endpoints are of the VPC's own region"
  }
  assert {
    condition     = toset(keys(aws_vpc_endpoint_route_table_association.vpc_s3_tables)) == toset(keys(output.route_table_ids))
    error_message = "every route table reaches S3"
  }
  assert {
    condition     = aws_flow_log.vpc_flow_logs_flow_log[0].iam_role_arn == aws_iam_role.vpc_flow_logs_role[0].arn
    error_message = "flow logs are written by a role of their own"
  }
  assert {
    condition = jsondecode(aws_iam_role.vpc_flow_logs_role[0].assume_role_policy).Statement[0] == {
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = "111122223333" } }
      Effect    = "Allow"
      Principal = { Service = "vpc-flow-logs.amazonaws.com" }
    }
    error_message = "which only the flow logs of the VPC's own account can take"
  }
}

run "a_single_gateway_serves_all_zones" {
  command = plan

  variables {
    vpc = {
      name               = "lab"
      cidr               = "10.7.0.0/20"
      availability_zones = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
      nat                = "single"
    }
  }
  assert {
    condition     = length(aws_nat_gateway.vpc_nat_zones) == 1
    error_message = "there is one"
  }
  assert {
    condition     = toset(aws_route.vpc_private_zones_nat[*].nat_gateway_id) == toset(aws_nat_gateway.vpc_nat_zones[*].id)
    error_message = "and all go out through it"
  }
}

run "without_the_internet_there_is_no_way_out" {
  command = plan

  variables {
    vpc = {
      name               = "lab"
      cidr               = "10.7.0.0/20"
      availability_zones = ["eu-west-1a"]
      internet_gateway   = false
      nat                = "none"
    }
  }
  assert {
    condition = sum([
      length(aws_internet_gateway.vpc_internet), length(aws_subnet.vpc_public_zones), length(aws_nat_gateway.vpc_nat_zones),
      length(aws_route.vpc_public_internet), length(aws_route.vpc_private_zones_nat),
    ]) == 0
    error_message = "nothing leads out"
  }
  assert {
    condition     = keys(output.route_table_ids) == ["private_0"]
    error_message = "there is one route table"
  }
}

run "subnets_that_do_not_fit_are_refused" {
  command = plan

  variables {
    vpc = {
      name                  = "lab"
      cidr                  = "10.7.0.0/20"
      availability_zones    = ["eu-west-1a", "eu-west-1b"]
      nat                   = "none"
      private_subnet_prefix = 21
    }
  }
  expect_failures = [var.vpc]
}
