output "master_urls" {
  description = "Spark master of each region, as hosts of its staging VPC reach it."
  value       = { east = module.east.master_url, west = module.west.master_url }
}
