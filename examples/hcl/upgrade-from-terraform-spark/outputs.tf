output "asg_id" {
  description = "Autoscaling group of the workers."
  value       = module.spark.asg_id
}

output "master_url" {
  description = "Spark master, for --master."
  value       = module.spark.master_url
}
