variable "spark_fleet_key" {
  description = "The private key that nodes of 2018 had in clear text."
  type        = string
  sensitive   = true
}
