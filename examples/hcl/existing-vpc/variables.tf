variable "region" {
  description = "Region of the VPC."
  type        = string
}

variable "vpc_id" {
  description = "VPC that the cluster lives in."
  type        = string
}

variable "private_subnet_ids" {
  description = "Private subnets of that VPC, with a NAT gateway or with endpoints."
  type        = list(string)
}

variable "client_cidrs" {
  description = "Ranges of the hosts that submit jobs."
  type        = list(string)
  default     = []
}

variable "client_vpc_ids" {
  description = "Other VPCs whose hosts submit jobs, peered with that VPC, by name."
  type        = map(string)
  default     = {}
}

variable "airflow_role_name" {
  description = "Role of Airflow's workers. Default: none."
  type        = string
  default     = null
}
