output "master_url" {
  description = "Spark master, for --master."
  value       = module.spark.master_url
}

output "submit_command" {
  description = "Submits an application, from a host that may reach the master."
  value       = module.spark.submit_command
}

output "web_command" {
  description = "Brings the master's web page to this machine."
  value       = module.spark.web_command
}

output "bucket_name" {
  description = "Bucket for data, logs and event logs."
  value       = module.spark.bucket_name
}
