variable "name" {
  description = "Name of the cluster and its network."
  type        = string
}

variable "hub_cidr" {
  description = "Range of the VPC that the cluster lives in."
  type        = string
}

variable "staging_cidr" {
  description = "Range of the VPC that jobs are submitted from."
  type        = string
}

variable "spark_url" {
  description = "Spark's archive in S3."
  type        = string
}
