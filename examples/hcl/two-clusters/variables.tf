variable "region" {
  description = "Region of the VPC."
  type        = string
}

variable "vpc_id" {
  description = "VPC that both clusters live in."
  type        = string
}

variable "private_subnet_ids" {
  description = "Private subnets of that VPC, with a NAT gateway or with endpoints."
  type        = list(string)
}

variable "bucket" {
  description = "Bucket that both clusters read and write."
  type        = string
}

variable "client_cidrs" {
  description = "Ranges of the hosts that submit jobs."
  type        = list(string)
  default     = []
}
