variable "region" {
  description = "Region of everything."
  type        = string
}

variable "max_workers" {
  description = "Most workers at a time."
  type        = number
  default     = 10
}
