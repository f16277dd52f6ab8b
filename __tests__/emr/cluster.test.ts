import { value } from "../../modules/value/value";
import type { Attributes } from "../support/template";
import { BUCKET, type ClusterBlock, HUB, KEY, synthesizeCluster } from "./support";

const TAG = { "for-use-with-amazon-emr-managed-policies": "true" };

describe("a cluster of fleets, by default", () => {
  const template = synthesizeCluster();
  const cluster = template.resource("aws_emr_cluster.cluster");

  test("these are all of its resources", () => {
    expect(template.addresses()).toEqual([
      "aws_emr_cluster.cluster",
      "aws_emr_security_configuration.cluster_security",
      "aws_iam_instance_profile.access_emr_ec2_profile",
      "aws_iam_role.access_emr_ec2",
      "aws_iam_role.access_emr_service",
      "aws_iam_role_policy.access_emr_ec2_permissions",
      "aws_iam_role_policy.access_emr_service_permissions",
      "aws_iam_role_policy_attachment.access_emr_service_AmazonEMRServicePolicy_v2",
      "aws_kms_key.disk_key",
      "aws_security_group.cluster_clients",
      "aws_security_group.cluster_core",
      "aws_security_group.cluster_master",
      "aws_security_group.cluster_service_access",
      "aws_vpc_security_group_egress_rule.cluster_core_out",
      "aws_vpc_security_group_egress_rule.cluster_master_out",
      "aws_vpc_security_group_egress_rule.cluster_service_access_to_core",
      "aws_vpc_security_group_egress_rule.cluster_service_access_to_master",
      "aws_vpc_security_group_ingress_rule.cluster_clients_to_application_from_10_0_0_0_18",
      "aws_vpc_security_group_ingress_rule.cluster_clients_to_history_from_10_0_0_0_18",
      "aws_vpc_security_group_ingress_rule.cluster_clients_to_thrift_from_10_0_0_0_18",
      "aws_vpc_security_group_ingress_rule.cluster_clients_to_yarn_from_10_0_0_0_18",
      "aws_vpc_security_group_ingress_rule.cluster_service_access_from_master",
      "data.aws_caller_identity.account",
      "data.aws_partition.partition",
      "terraform_data.cluster_at_launch",
    ]);
  });

  test("the cluster is exactly this", () => {
    const volume = (size: number) => [{ size, type: "gp3", volumes_per_instance: 1 }];
    const coreType = (instance_type: string) => ({
      instance_type,
      weighted_capacity: 1,
      bid_price_as_percentage_of_on_demand_price: 100,
      ebs_config: volume(128),
    });
    const { depends_on: _, ...rest } = cluster;
    expect(rest).toEqual({
      name: "raster-spark",
      release_label: "emr-7.14.0",
      applications: ["Spark"],
      service_role: "${aws_iam_role.access_emr_service.arn}",
      ec2_attributes: {
        instance_profile: "${aws_iam_instance_profile.access_emr_ec2_profile.arn}",
        subnet_ids: HUB.privateSubnetIds,
        emr_managed_master_security_group: "${aws_security_group.cluster_master.id}",
        emr_managed_slave_security_group: "${aws_security_group.cluster_core.id}",
        service_access_security_group: "${aws_security_group.cluster_service_access.id}",
        additional_master_security_groups: "${aws_security_group.cluster_clients.id}",
      },
      master_instance_fleet: {
        name: "master",
        target_on_demand_capacity: 1,
        instance_type_configs: [{ instance_type: "m6g.xlarge", ebs_config: volume(64) }],
        launch_specifications: { on_demand_specification: [{ allocation_strategy: "lowest-price" }] },
      },
      core_instance_fleet: {
        name: "core",
        target_on_demand_capacity: 0,
        target_spot_capacity: 2,
        instance_type_configs: ["r6g.xlarge", "r6gd.xlarge", "m6g.2xlarge", "m6gd.2xlarge"].map(coreType),
        launch_specifications: {
          on_demand_specification: [{ allocation_strategy: "lowest-price" }],
          spot_specification: [
            {
              allocation_strategy: "price-capacity-optimized",
              timeout_action: "SWITCH_TO_ON_DEMAND",
              timeout_duration_minutes: 25,
            },
          ],
        },
      },
      ebs_root_volume_size: 32,
      security_configuration: "${aws_emr_security_configuration.cluster_security.name}",
      log_uri: "s3://raster-data/logs/emr/",
      keep_job_flow_alive_when_no_steps: true,
      lifecycle: {
        ignore_changes: ["ec2_attributes[0].subnet_ids", "os_release_label"],
        replace_triggered_by: ["terraform_data.cluster_at_launch"],
      },
      step_concurrency_level: 4,
      termination_protection: false,
      scale_down_behavior: "TERMINATE_AT_TASK_COMPLETION",
      tags: { team: "geo", ...TAG },
    });
  });

  test("one that is protected is refused to be destroyed when Terraform plans", () => {
    expect(cluster.lifecycle).not.toHaveProperty("prevent_destroy");
    const isRefused = { prevent_destroy: true };
    const lifecycleOf = (settings: ClusterBlock) =>
      synthesizeCluster(settings).resource("aws_emr_cluster.cluster").lifecycle;
    expect(lifecycleOf({ termination_protection: true })).toMatchObject(isRefused);
    expect(lifecycleOf({ master: { count: 3 } })).toMatchObject(isRefused);
    expect(lifecycleOf({ master: { count: 3 }, termination_protection: false })).not.toHaveProperty("prevent_destroy");
  });

  test("a change of what EMR takes in at launch alone is a change of the cluster", () => {
    const { bootstrap_actions, volumes_gb } = template.resource("terraform_data.cluster_at_launch").input as Attributes;
    expect([bootstrap_actions, volumes_gb]).toEqual([[], { master: 64, core: 128 }]);
    const withTask = synthesizeCluster({ task: { instance_types: ["m6g.xlarge"], spot: 7 } });
    const task = withTask.document("terraform_data.cluster_at_launch_task", "input");
    expect(task).toMatchObject({ instance_types: ["m6g.xlarge"], volume_gb: 128 });
    expect(JSON.stringify(task)).not.toContain("7");
  });

  test("it starts after, and ends before, what it cannot do without", () => {
    expect([...(cluster.depends_on as string[])].sort()).toEqual([
      "aws_iam_role_policy.access_emr_ec2_permissions",
      "aws_iam_role_policy.access_emr_service_permissions",
      "aws_iam_role_policy_attachment.access_emr_service_AmazonEMRServicePolicy_v2",
      "aws_vpc_security_group_egress_rule.cluster_core_out",
      "aws_vpc_security_group_egress_rule.cluster_master_out",
      "aws_vpc_security_group_egress_rule.cluster_service_access_to_core",
      "aws_vpc_security_group_egress_rule.cluster_service_access_to_master",
      "aws_vpc_security_group_ingress_rule.cluster_service_access_from_master",
    ]);
  });

  test("its nodes answer to IMDSv2 only", () => {
    expect(template.resource("aws_emr_security_configuration.cluster_security").name_prefix).toBe("raster-spark-emr-");
    const unencrypted = synthesizeCluster({ disk_key: false });
    expect(unencrypted.document("aws_emr_security_configuration.cluster_security", "configuration")).toEqual({
      InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: 2, HttpPutResponseHopLimit: 1 },
    });
  });
});

describe("three masters", () => {
  const template = synthesizeCluster({ master: { count: 3 } });

  test("are three units of the master fleet, and protected", () => {
    expect(template.resource("aws_emr_cluster.cluster")).toMatchObject({
      master_instance_fleet: { target_on_demand_capacity: 3 },
      termination_protection: true,
    });
  });

  test("can be left unprotected on purpose", () => {
    const unprotected = synthesizeCluster({ master: { count: 3 }, termination_protection: false });
    expect(unprotected.resource("aws_emr_cluster.cluster").termination_protection).toBe(false);
  });
});

describe("what else a file may ask for", () => {
  const template = synthesizeCluster(
    {
      applications: ["Spark", "Livy"],
      ami_id: "ami-0123456789abcdef0",
      idle_timeout_seconds: 3600,
      configurations: [{ classification: "spark", properties: { maximizeResourceAllocation: "true" } }],
      bootstrap_actions: [
        { name: "proj", path: "s3://tools/proj.sh" },
        { name: "gdal", path: "s3://tools/gdal.sh", args: ["3.9"] },
      ],
      security_configuration: "our-own",
    },
    { keyName: value("ops") },
  );
  const cluster = template.resource("aws_emr_cluster.cluster");

  test("reaches the cluster", () => {
    expect(cluster).toMatchObject({
      applications: ["Spark", "Livy"],
      custom_ami_id: "ami-0123456789abcdef0",
      auto_termination_policy: { idle_timeout: 3600 },
      bootstrap_action: [
        { name: "proj", path: "s3://tools/proj.sh" },
        { name: "gdal", path: "s3://tools/gdal.sh", args: ["3.9"] },
      ],
      ec2_attributes: { key_name: "ops" },
      security_configuration: "our-own",
    });
    expect(template.document("aws_emr_cluster.cluster", "configurations_json")).toEqual([
      { Classification: "spark", Properties: { maximizeResourceAllocation: "true" } },
    ]);
  });

  test("a security configuration by name is used, and none made", () => {
    expect(template.ofType("aws_emr_security_configuration")).toEqual({});
  });

  test("the port of an application is open where it is installed", () => {
    expect(template.resource("aws_vpc_security_group_ingress_rule.cluster_clients_to_livy_from_10_0_0_0_18")).toEqual({
      security_group_id: "${aws_security_group.cluster_clients.id}",
      description: "Livy",
      ip_protocol: "tcp",
      from_port: 8998,
      to_port: 8998,
      cidr_ipv4: "10.0.0.0/18",
    });
  });
});

describe("the Amazon Linux release of the nodes", () => {
  const clusterOf = (...args: Parameters<typeof synthesizeCluster>) =>
    synthesizeCluster(...args).resource("aws_emr_cluster.cluster");

  test("is EMR's choice, which no plan takes back", () => {
    expect(clusterOf({ instances: "groups", core: { instance_types: ["r6g.xlarge"] } }).lifecycle).toMatchObject({
      ignore_changes: ["os_release_label"],
    });
  });

  test("is a setting where the file gives it, and then a plan shows a change of it", () => {
    expect(clusterOf({ os_release_label: "2023.8.20250818.0" })).toMatchObject({
      os_release_label: "2023.8.20250818.0",
      lifecycle: { ignore_changes: ["ec2_attributes[0].subnet_ids"] },
    });
  });

  test("is not a word of provider 5", () => {
    const five = clusterOf({}, { providerMajor: 5 });
    expect(five.lifecycle).toMatchObject({ ignore_changes: ["ec2_attributes[0].subnet_ids"] });
    expect(JSON.stringify(five)).not.toContain("os_release_label");
  });
});

test("a bucket with a key has the nodes' disks encrypted with it", () => {
  const template = synthesizeCluster({}, { bucket: { ...BUCKET, kmsKeyArn: value(KEY) } });
  expect(template.document("aws_emr_security_configuration.cluster_security", "configuration")).toMatchObject({
    EncryptionConfiguration: {
      AtRestEncryptionConfiguration: { LocalDiskEncryptionConfiguration: { AwsKmsKey: KEY } },
    },
  });
});
