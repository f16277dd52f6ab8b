# A standalone cluster in the hub. Its clients are the hosts of the two other VPCs.

include "root" {
  path = find_in_parent_folders("root.hcl")
}

# Behind a release: git::https://github.com/<owner>/terraspark.git//terraform/standalone?ref=<version>
terraform {
  source = "${get_repo_root()}//terraform/standalone"
}

dependency "network" {
  config_path = "../network"

  # What a plan goes by until the network is there.
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs = {
    hub_vpc_id             = "vpc-0123456789abcdef0"
    hub_private_subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    peer_cidrs             = ["10.0.0.0/18", "10.0.128.0/18"]
    peer_vpc_ids           = { staging = "vpc-0123456789abcdef1", production = "vpc-0123456789abcdef2" }
  }
}

inputs = {
  name       = "raster"
  vpc_id     = dependency.network.outputs.hub_vpc_id
  subnet_ids = dependency.network.outputs.hub_private_subnet_ids

  workers = { max = 10 }
  access  = { client_cidrs = dependency.network.outputs.peer_cidrs }
  dns     = { peer_vpc_ids = dependency.network.outputs.peer_vpc_ids }

  tags = { team = "geo" }
}
