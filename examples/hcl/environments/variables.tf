variable "region" {
  description = "Region of everything."
  type        = string
}

variable "environments" {
  description = "Environments by name: a range for the VPCs of each, and the most workers at a time."
  type = map(object({
    cidr        = string
    max_workers = optional(number, 10)
  }))
}
