output "master_urls" {
  description = "Spark masters, for --master, from the VPCs of each environment."
  value       = { for name, spark in module.spark : name => spark.master_url }
}
