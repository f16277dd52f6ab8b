output "cluster_id" {
  description = "EMR cluster, to submit steps to."
  value       = module.spark.cluster_id
}

output "submit_command" {
  description = "Submits a job that stands in the bucket, as a step."
  value       = module.spark.submit_command
}

output "web_url" {
  description = "Spark history server."
  value       = module.spark.web_url
}

output "bucket_name" {
  description = "Bucket for data, jobs and logs."
  value       = module.spark.bucket_name
}
