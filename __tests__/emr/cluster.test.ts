import { BUCKET, HUB, KEY, synthesizeCluster } from "./support";

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
      release_label: "emr-7.13.0",
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
      step_concurrency_level: 4,
      termination_protection: false,
      scale_down_behavior: "TERMINATE_AT_TASK_COMPLETION",
      tags: { team: "geo", ...TAG },
    });
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

  test("every group can be deleted in spite of the rules that EMR adds, and EMR may use every group", () => {
    const groups = Object.values(template.ofType("aws_security_group"));
    expect(groups).toHaveLength(4);
    for (const group of groups) {
      expect(group).toMatchObject({ revoke_rules_on_delete: true, vpc_id: HUB.id, tags: TAG });
      expect(group).not.toHaveProperty("ingress");
      expect(group).not.toHaveProperty("egress");
    }
  });

  test("EMR reaches the nodes, and the master reaches EMR", () => {
    const serviceAccess = "${aws_security_group.cluster_service_access.id}";
    expect(template.resource("aws_vpc_security_group_ingress_rule.cluster_service_access_from_master")).toEqual({
      security_group_id: serviceAccess,
      description: "Master to the EMR service",
      ip_protocol: "tcp",
      from_port: 9443,
      to_port: 9443,
      referenced_security_group_id: "${aws_security_group.cluster_master.id}",
    });
    for (const role of ["master", "core"]) {
      expect(template.resource(`aws_vpc_security_group_egress_rule.cluster_service_access_to_${role}`)).toEqual({
        security_group_id: serviceAccess,
        description: `EMR service to ${role}`,
        ip_protocol: "tcp",
        from_port: 8443,
        to_port: 8443,
        referenced_security_group_id: `\${aws_security_group.cluster_${role}.id}`,
      });
    }
  });

  test("nothing is open to the world", () => {
    const ingress = Object.values(template.ofType("aws_vpc_security_group_ingress_rule"));
    expect(ingress.map(({ cidr_ipv4 }) => cidr_ipv4)).not.toContain("0.0.0.0/0");
  });

  test("its nodes answer to IMDSv2 only", () => {
    expect(template.resource("aws_emr_security_configuration.cluster_security").name_prefix).toBe("raster-spark-emr-");
    expect(template.document("aws_emr_security_configuration.cluster_security", "configuration")).toEqual({
      InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: 2, HttpPutResponseHopLimit: 1 },
    });
  });
});

describe("groups that scale on YARN metrics", () => {
  const template = synthesizeCluster({
    instances: "groups",
    core: { instance_types: ["r6g.xlarge"], bid_price: "0.2016", yarn_scaling: { minimum: 2, maximum: 8 } },
    task: { instance_types: ["r6g.2xlarge"], bid_price: "0.4032", yarn_scaling: { minimum: 0, maximum: 20 } },
  });
  const cluster = template.resource("aws_emr_cluster.cluster");

  test("master and core are groups of the cluster, in one subnet", () => {
    expect(cluster.master_instance_group).toMatchObject({ instance_type: "m6g.xlarge", instance_count: 1 });
    expect(cluster.core_instance_group).toMatchObject({
      name: "core",
      instance_type: "r6g.xlarge",
      instance_count: 2,
      bid_price: "0.2016",
    });
    expect(cluster).not.toHaveProperty("core_instance_fleet");
    expect(cluster.ec2_attributes).toMatchObject({ subnet_id: HUB.privateSubnetIds[0] });
    expect(cluster.ec2_attributes).not.toHaveProperty("subnet_ids");
  });

  test("tasks are a group beside it", () => {
    const { autoscaling_policy, ...group } = template.resource("aws_emr_instance_group.cluster_task");
    expect(group).toEqual({
      cluster_id: "${aws_emr_cluster.cluster.id}",
      name: "task",
      instance_type: "r6g.2xlarge",
      instance_count: 1,
      bid_price: "0.4032",
      ebs_config: [{ size: 128, type: "gp3", volumes_per_instance: 1 }],
      lifecycle: { ignore_changes: ["instance_count"] },
    });
    expect(JSON.parse(autoscaling_policy as string).Constraints).toEqual({ MinCapacity: 0, MaxCapacity: 20 });
  });

  test("the autoscaling role is the cluster's from the start; it cannot be added later", () => {
    expect(cluster.autoscaling_role).toBe("${aws_iam_role.access_emr_autoscaling.arn}");
    expect(cluster.depends_on).toContain("aws_iam_role_policy.access_emr_autoscaling_permissions");
  });

  test("a group that has scaled plans no change", () => {
    expect(cluster.lifecycle).toEqual({ ignore_changes: ["core_instance_group[0].instance_count"] });
  });
});

describe("fleets under managed scaling", () => {
  const template = synthesizeCluster({
    task: { on_demand: 2, spot: 4 },
    managed_scaling: { minimum: 3, maximum: 30, maximum_core: 6 },
  });

  test("the limits are a policy beside the cluster", () => {
    expect(template.resource("aws_emr_managed_scaling_policy.cluster_scaling")).toEqual({
      cluster_id: "${aws_emr_cluster.cluster.id}",
      compute_limits: [
        {
          unit_type: "InstanceFleetUnits",
          minimum_capacity_units: 3,
          maximum_capacity_units: 30,
          maximum_ondemand_capacity_units: 30,
          maximum_core_capacity_units: 6,
        },
      ],
    });
  });

  test("a cluster that has scaled plans no change, and is not replaced", () => {
    expect(template.resource("aws_emr_cluster.cluster").lifecycle).toEqual({
      ignore_changes: [
        "core_instance_fleet[0].target_on_demand_capacity",
        "core_instance_fleet[0].target_spot_capacity",
      ],
    });
    const task = template.resource("aws_emr_instance_fleet.cluster_task");
    expect(task).toMatchObject({ name: "task", target_on_demand_capacity: 2, target_spot_capacity: 4 });
    expect(task.lifecycle).toEqual({ ignore_changes: ["target_on_demand_capacity", "target_spot_capacity"] });
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

describe("an existing hub", () => {
  const template = synthesizeCluster({}, { hubExists: true });

  test("gets the tag that EMR asks for, on the VPC and on each private subnet", () => {
    const tag = (resource_id: string) => ({
      resource_id,
      key: "for-use-with-amazon-emr-managed-policies",
      value: "true",
    });
    expect(template.ofType("aws_ec2_tag")).toEqual({
      "aws_ec2_tag.cluster_tag_vpc_0123456789abcdef0": tag(HUB.id),
      "aws_ec2_tag.cluster_tag_subnet_0000000000000000a": tag("subnet-0000000000000000a"),
      "aws_ec2_tag.cluster_tag_subnet_0000000000000000b": tag("subnet-0000000000000000b"),
    });
  });

  test("has it before the cluster starts", () => {
    expect(template.resource("aws_emr_cluster.cluster").depends_on).toEqual(
      expect.arrayContaining(Object.keys(template.ofType("aws_ec2_tag"))),
    );
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
    { keyName: "ops" },
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

test("a bucket with a key has the nodes' disks encrypted with it", () => {
  const template = synthesizeCluster({}, { bucket: { ...BUCKET, kmsKeyArn: KEY } });
  expect(template.document("aws_emr_security_configuration.cluster_security", "configuration")).toMatchObject({
    EncryptionConfiguration: {
      AtRestEncryptionConfiguration: { LocalDiskEncryptionConfiguration: { AwsKmsKey: KEY } },
    },
  });
});

test("from release 8 on, nodes reach EMR through an endpoint, and EMR does not reach them", () => {
  const template = synthesizeCluster({ release: "emr-spark-8.0.0" });
  const rules = [
    ...Object.entries(template.ofType("aws_vpc_security_group_ingress_rule")),
    ...Object.entries(template.ofType("aws_vpc_security_group_egress_rule")),
  ].filter(([address]) => address.includes("service_access"));
  expect(rules).toEqual([
    [
      "aws_vpc_security_group_ingress_rule.cluster_service_access_from_vpc",
      {
        security_group_id: "${aws_security_group.cluster_service_access.id}",
        description: "Nodes to the EMR service",
        ip_protocol: "tcp",
        from_port: 443,
        to_port: 443,
        cidr_ipv4: HUB.cidr,
      },
    ],
  ]);
});
