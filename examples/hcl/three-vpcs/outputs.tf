output "master_url" {
  description = "Spark master, for --master, from any of the three VPCs."
  value       = module.spark.master_url
}

output "vpc_ids" {
  description = "The VPCs by name, to put the hosts of staging and production into."
  value       = module.network.vpc_ids
}

output "private_subnet_ids" {
  description = "Their private subnets."
  value       = module.network.private_subnet_ids
}
