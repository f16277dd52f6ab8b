output "master_url" {
  description = "Spark master, for --master."
  value       = module.spark.master_url
}
