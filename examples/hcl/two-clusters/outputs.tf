output "master_urls" {
  description = "Spark master of each cluster, for --master."
  value       = { for name, cluster in module.spark : name => cluster.master_url }
}
