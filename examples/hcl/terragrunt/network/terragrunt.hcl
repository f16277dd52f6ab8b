# Three VPCs: staging and production, each peered with the one that Spark lives in.

include "root" {
  path = find_in_parent_folders("root.hcl")
}

# Behind a release: git::https://github.com/<owner>/terraspark.git//terraform/network?ref=<version>
terraform {
  source = "${get_repo_root()}//terraform/network"
}

inputs = {
  name = "raster"
  hub  = "spark"

  vpcs = {
    staging    = { cidr = "10.0.0.0/18" }
    spark      = { cidr = "10.0.64.0/18", nat = "single" }
    production = { cidr = "10.0.128.0/18" }
  }

  tags = { team = "geo" }
}
