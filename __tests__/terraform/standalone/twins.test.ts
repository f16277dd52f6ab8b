import type { Planned } from "../../support/plan";
import { inPlainAddresses, type Twin, testTwins } from "../../support/twins";

const NETWORK = {
  vpc_id: "vpc-0123456789abcdef0",
  subnet_ids: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
};

/** The same cluster twice: as an environment file, and as a call of the module. */
const TWINS: Record<string, Twin> = {
  least: {
    yaml: `
name: least
region: us-east-1
network:
  hub: platform
  vpcs:
    platform:
      id: ${NETWORK.vpc_id}
      cidr: 10.0.0.0/16
      private_subnet_ids: [${NETWORK.subnet_ids.join(", ")}]
cluster: { engine: standalone }
`,
    call: { name: "least", ...NETWORK },
  },
  most: {
    yaml: `
name: most
region: us-east-1
tags: { team: geo, cost-center: "4711" }
network:
  hub: platform
  vpcs:
    platform:
      id: ${NETWORK.vpc_id}
      cidr: 10.0.0.0/16
      private_subnet_ids: [${NETWORK.subnet_ids.join(", ")}]
dns: { zone_name: spark.example.internal., record_ttl_seconds: 60 }
storage: { bucket: acme-lake, kms_key_arn: "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f" }
access:
  client_cidrs: [10.0.0.0/18, 192.168.0.0/24]
  client_security_group_ids: [sg-0123456789abcdef0]
  key_name: operators
  role_path: /data/
  permissions_boundary_arn: arn:aws:iam::111122223333:policy/boundary
  instance_policy_arns: { pond: arn:aws:iam::111122223333:policy/read-pond }
  submitter_principal_arns: [arn:aws:iam::111122223333:role/airflow]
cluster:
  engine: standalone
  ami_id: ami-0123456789abcdef0
  spark:
    version: 4.2.1
    download_url: s3://acme-lake/spark/spark.tgz
    sha512: ${"0a".repeat(64)}
    properties: { spark.executor.memory: 4g, spark.worker.cleanup.enabled: "false" }
  master: { instance_type: m7i.large, root_volume_gb: 40, recovery_volume_gb: 20 }
  workers:
    instance_types: [m7i.xlarge, r7i.xlarge]
    min: 1
    max: 9
    desired: 3
    root_volume_gb: 80
    spot:
      percentage: 70
      on_demand_base: 1
      max_price: "0.12"
      allocation_strategy: capacity-optimized-prioritized
      capacity_rebalance: false
`,
    call: {
      name: "most",
      ...NETWORK,
      tags: { team: "geo", "cost-center": "4711" },
      dns: { zone_name: "spark.example.internal.", record_ttl_seconds: 60 },
      storage: {
        bucket: "acme-lake",
        kms_key_arn: "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f",
      },
      access: {
        client_cidrs: ["10.0.0.0/18", "192.168.0.0/24"],
        client_security_group_ids: ["sg-0123456789abcdef0"],
        key_name: "operators",
        role_path: "/data/",
        permissions_boundary_arn: "arn:aws:iam::111122223333:policy/boundary",
        instance_policy_arns: { pond: "arn:aws:iam::111122223333:policy/read-pond" },
        submitter_principal_arns: ["arn:aws:iam::111122223333:role/airflow"],
      },
      ami_id: "ami-0123456789abcdef0",
      spark: {
        version: "4.2.1",
        download_url: "s3://acme-lake/spark/spark.tgz",
        sha512: "0a".repeat(64),
        properties: { "spark.executor.memory": "4g", "spark.worker.cleanup.enabled": "false" },
      },
      master: { instance_type: "m7i.large", root_volume_gb: 40, recovery_volume_gb: 20 },
      workers: {
        instance_types: ["m7i.xlarge", "r7i.xlarge"],
        min: 1,
        max: 9,
        desired: 3,
        root_volume_gb: 80,
        spot: {
          percentage: 70,
          on_demand_base: 1,
          max_price: "0.12",
          allocation_strategy: "capacity-optimized-prioritized",
          capacity_rebalance: false,
        },
      },
    },
  },
};

testTwins("standalone", TWINS, asInEnvironment);

/** The addresses of what Terraform repeats, as an environment has them; and the image and zone that the module remembers. */
function asInEnvironment(resources: Planned["resources"]): Planned["resources"] {
  const {
    "terraform_data.cluster_master_image_choice": choice,
    "terraform_data.cluster_master_zone": zone,
    ...others
  } = inPlainAddresses(resources);
  return Object.fromEntries(
    Object.entries(others).map(([address, resource]) => [
      address,
      {
        ...resource,
        ...(resource.ami ? { ami: choice?.input } : {}),
        ...(address === "aws_ebs_volume.cluster_master_recovery" ? { availability_zone: zone?.input } : {}),
      },
    ]),
  );
}
