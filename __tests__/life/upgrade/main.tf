# What a state of santrancisco/terraform_spark holds that outlives an upgrade, and one of those that do not. The
# addresses and the names on AWS are those of 2018.

resource "aws_s3_bucket" "this" {
  bucket = "${var.name}-spark"
}

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = aws_iam_role.this.arn }
      Action    = ["s3:GetObject", "s3:PutObject"]
      Resource  = "${aws_s3_bucket.this.arn}/*"
    }]
  })
}

resource "aws_iam_role" "this" {
  name = "${var.name}-spark"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_route53_zone" "this" {
  name = "${var.name}-spark."

  vpc {
    vpc_id = var.vpc_platform_id
  }
}

resource "aws_route53_record" "master" {
  zone_id = aws_route53_zone.this.zone_id
  name    = "master.${var.name}-spark."
  type    = "A"
  ttl     = 600
  records = ["10.10.16.10"]
}

output "asg_id" {
  value = null
}

output "master_url" {
  value = null
}
