variable "spark_url" {
  description = "Spark's archive in a bucket of yours: the VPCs have no way to the internet."
  type        = string
}
