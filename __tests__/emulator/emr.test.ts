import { type Answer, describeEmulator, Emulated } from "../support/emulator";

const MANAGED = [{ Key: "for-use-with-amazon-emr-managed-policies", Value: "true" }];

describeEmulator("the emulated EMR", () => {
  const aws = new Emulated({ account: "111122223333", region: "eu-central-1" });
  let vpc: string;
  let subnet: string;

  beforeAll(async () => {
    vpc = await aws.createVpc("10.0.0.0/16");
    subnet = await aws.createSubnet(vpc, "10.0.1.0/24");
  });

  const types = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ InstanceType: `m${index}g.xlarge`, WeightedCapacity: 1 }));
  const fleet = (InstanceFleetType: string, count = 1, more: object = {}) => ({
    InstanceFleetType,
    TargetOnDemandCapacity: 1,
    InstanceTypeConfigs: types(count),
    ...more,
  });
  let settings: Answer;

  beforeAll(async () => {
    const trust = (service: string) =>
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } }],
      });
    const roles = { service: "elasticmapreduce.amazonaws.com", nodes: "ec2.amazonaws.com" };
    for (const [RoleName, service] of Object.entries(roles)) {
      await aws.call("iam", "create_role", { RoleName, AssumeRolePolicyDocument: trust(service) });
    }
    await aws.call("iam", "create_instance_profile", { InstanceProfileName: "nodes" });
    await aws.call("iam", "add_role_to_instance_profile", { InstanceProfileName: "nodes", RoleName: "nodes" });
    const groups = [
      await aws.createGroup("master", vpc),
      await aws.createGroup("core", vpc),
      await aws.createGroup("service", vpc),
    ];
    settings = {
      Name: "spark",
      ReleaseLabel: "emr-7.14.0",
      ServiceRole: "service",
      JobFlowRole: "nodes",
      ScaleDownBehavior: "TERMINATE_AT_TASK_COMPLETION",
      AutoTerminationPolicy: { IdleTimeout: 3600 },
      Instances: {
        KeepJobFlowAliveWhenNoSteps: true,
        EmrManagedMasterSecurityGroup: groups[0],
        EmrManagedSlaveSecurityGroup: groups[1],
        ServiceAccessSecurityGroup: groups[2],
      },
    };
  });

  const run = (instances: object, more: object = {}) =>
    aws.call("emr", "run_job_flow", { ...settings, ...more, Instances: { ...settings.Instances, ...instances } });
  const fleets = (more: object = {}) =>
    run({ Ec2SubnetIds: [subnet], InstanceFleets: [fleet("MASTER"), fleet("CORE")] }, more);
  const groups = () =>
    run({
      Ec2SubnetId: subnet,
      InstanceGroups: [
        { InstanceRole: "MASTER", InstanceType: "m7g.xlarge", InstanceCount: 1 },
        { InstanceRole: "CORE", InstanceType: "m7g.xlarge", InstanceCount: 2 },
      ],
    });

  async function running(cluster: string): Promise<number> {
    const { Instances } = await aws.call("emr", "list_instances", { ClusterId: cluster });
    const ids = Instances.map(({ Ec2InstanceId }: Answer) => Ec2InstanceId);
    const { Reservations } = await aws.call("ec2", "describe_instances", { InstanceIds: ids });
    const states = Reservations.flatMap((one: Answer) => one.Instances).map(({ State }: Answer) => State.Name);
    return states.filter((state: string) => state === "running").length;
  }

  test("fleets are kept from RunJobFlow, added, changed and listed, with their nodes", async () => {
    const { JobFlowId: ClusterId } = await fleets();
    const task = fleet("TASK", 1, { TargetOnDemandCapacity: 0, TargetSpotCapacity: 2 });
    const { InstanceFleetId } = await aws.call("emr", "add_instance_fleet", { ClusterId, InstanceFleet: task });
    expect(await running(ClusterId)).toBe(4);

    const change = { InstanceFleetId, TargetSpotCapacity: 5 };
    await aws.call("emr", "modify_instance_fleet", { ClusterId, InstanceFleet: change });
    const { InstanceFleets } = await aws.call("emr", "list_instance_fleets", { ClusterId });
    const targets = InstanceFleets.map((one: Answer) => [
      one.InstanceFleetType,
      one.TargetOnDemandCapacity,
      one.TargetSpotCapacity,
    ]);
    expect(targets).toEqual([
      ["MASTER", 1, 0],
      ["CORE", 1, 0],
      ["TASK", 0, 5],
    ]);
    expect(await running(ClusterId)).toBe(7);
  });

  test("a fleet has up to 5 types, or 30 where every fleet has a strategy", async () => {
    const strategy = { LaunchSpecifications: { OnDemandSpecification: { AllocationStrategy: "lowest-price" } } };
    const cluster = (core: object, master: object) => run({ Ec2SubnetIds: [subnet], InstanceFleets: [master, core] });
    const refused = await cluster(fleet("CORE", 6, strategy), fleet("MASTER"));
    expect(refused).toMatchObject({
      error: "InvalidRequestException",
      message:
        "The CORE fleet has 6 instance types; at most 5 are allowed unless every fleet has an allocation strategy.",
    });
    expect(await cluster(fleet("CORE", 30, strategy), fleet("MASTER", 1, strategy))).toHaveProperty("JobFlowId");
    expect((await cluster(fleet("CORE", 31, strategy), fleet("MASTER", 1, strategy))).message).toContain("at most 30");
  });

  test("groups that are added have ids, and follow their number", async () => {
    const { JobFlowId: ClusterId } = await groups();
    const task = { InstanceRole: "TASK", InstanceType: "m7g.xlarge", InstanceCount: 1 };
    const added = await aws.call("emr", "add_instance_groups", { JobFlowId: ClusterId, InstanceGroups: [task] });
    expect(added.InstanceGroupIds).toHaveLength(1);
    const change = [{ InstanceGroupId: added.InstanceGroupIds[0], InstanceCount: 3 }];
    await aws.call("emr", "modify_instance_groups", { ClusterId, InstanceGroups: change });
    expect(await running(ClusterId)).toBe(6);
  });

  test("fleets are not asked of a cluster of groups, nor groups of one of fleets", async () => {
    const [ofGroups, ofFleets] = [await groups(), await fleets()];
    const exclusive = { error: "InvalidRequestException", message: expect.stringContaining("mutually exclusive") };
    expect(await aws.call("emr", "list_instance_fleets", { ClusterId: ofGroups.JobFlowId })).toMatchObject(exclusive);
    expect(await aws.call("emr", "list_instance_groups", { ClusterId: ofFleets.JobFlowId })).toMatchObject(exclusive);
  });

  test("policies are remembered, from RunJobFlow and from calls of their own", async () => {
    const { JobFlowId: ClusterId } = await fleets();
    const idle = async () =>
      (await aws.call("emr", "get_auto_termination_policy", { ClusterId })).AutoTerminationPolicy;
    expect(await idle()).toEqual({ IdleTimeout: 3600 });
    await aws.call("emr", "put_auto_termination_policy", { ClusterId, AutoTerminationPolicy: { IdleTimeout: 600 } });
    expect(await idle()).toEqual({ IdleTimeout: 600 });
    await aws.call("emr", "remove_auto_termination_policy", { ClusterId });
    expect(await idle()).toBeUndefined();

    const limits = { UnitType: "InstanceFleetUnits", MinimumCapacityUnits: 1, MaximumCapacityUnits: 9 };
    const put = (ComputeLimits: object) =>
      aws.call("emr", "put_managed_scaling_policy", { ClusterId, ManagedScalingPolicy: { ComputeLimits } });
    const scaling = async () =>
      (await aws.call("emr", "get_managed_scaling_policy", { ClusterId })).ManagedScalingPolicy;
    expect(await scaling()).toBeUndefined();
    await put(limits);
    expect(await scaling()).toEqual({ ComputeLimits: limits });
    expect((await put({ ...limits, UnitType: "Instances" })).error).toBe("ValidationException");
    await aws.call("emr", "remove_managed_scaling_policy", { ClusterId });
    expect(await scaling()).toBeUndefined();
  });

  test("a cluster stands in its region and subnet, keeps its settings, and takes its nodes along", async () => {
    const { JobFlowId: ClusterId, ClusterArn } = await fleets();
    const { Cluster } = await aws.call("emr", "describe_cluster", { ClusterId });
    expect(ClusterArn).toContain(":eu-central-1:111122223333:");
    expect(Cluster).toMatchObject({
      InstanceCollectionType: "INSTANCE_FLEET",
      ScaleDownBehavior: "TERMINATE_AT_TASK_COMPLETION",
      MasterPublicDnsName: expect.stringMatching(/^ip-10-0-1-\d+\./),
      Ec2InstanceAttributes: { Ec2SubnetId: subnet, RequestedEc2SubnetIds: [subnet] },
    });
    await aws.call("emr", "terminate_job_flows", { JobFlowIds: [ClusterId] });
    expect(await running(ClusterId)).toBe(0);
  });

  test("the runtime for Apache Spark takes an image of one's own, as any EMR since 5.7.0 does", async () => {
    const image = { CustomAmiId: "ami-12c6146b" };
    expect(await fleets({ ...image, ReleaseLabel: "emr-spark-8.0.0" })).toHaveProperty("JobFlowId");
    expect(await fleets({ ...image, ReleaseLabel: "emr-5.6.0" })).toHaveProperty(
      "message",
      "Custom AMI is not allowed",
    );
  });

  describe("the Amazon Linux release of a cluster", () => {
    const labelOf = async (more: object) => {
      const { JobFlowId: ClusterId } = await fleets(more);
      return (await aws.call("emr", "describe_cluster", { ClusterId })).Cluster.OSReleaseLabel;
    };

    test.each([
      ["emr-7.13.0", /^2023\.\d+\.\d{8}\.\d+$/],
      ["emr-spark-8.0.0", /^2023\.\d+\.\d{8}\.\d+$/],
      ["emr-6.15.0", /^2\.0\.\d{8}\.\d+$/],
      ["emr-5.36.2", /^2\.0\.\d{8}\.\d+$/],
    ])("is the default of %s where none was asked for", async (ReleaseLabel, label) => {
      expect(await labelOf({ ReleaseLabel })).toMatch(label);
    });

    test("is the one that was asked for", async () => {
      expect(await labelOf({ OSReleaseLabel: "2023.8.20250818.0" })).toBe("2023.8.20250818.0");
    });

    test.each([
      ["a release whose image does not follow Amazon Linux", { ReleaseLabel: "emr-6.5.0" }],
      ["one older still", { ReleaseLabel: "emr-5.35.0" }],
      ["an image of one's own", { CustomAmiId: "ami-12c6146b" }],
    ])("is not said of %s", async (_, change) => {
      expect(await labelOf(change)).toBeUndefined();
    });
  });

  test.each([
    ["a service role that is not there", { ServiceRole: "nobody" }, "Invalid role nobody"],
    ["a service role that EMR may not assume", { ServiceRole: "nodes" }, "Invalid role nodes"],
    ["an instance profile that is not there", { JobFlowRole: "nobody" }, "Invalid InstanceProfile: nobody"],
    ["a scaling role that is not there", { AutoScalingRole: "nobody" }, "Invalid role nobody"],
  ])("%s is refused", async (_, change, message) => {
    expect(await fleets(change)).toMatchObject({
      error: "ValidationException",
      message: expect.stringContaining(message),
    });
  });

  test("a security group of another VPC is refused", async () => {
    const elsewhere = await aws.createGroup("core", await aws.createVpc("10.7.0.0/16"));
    const refused = await run({
      Ec2SubnetIds: [subnet],
      InstanceFleets: [fleet("MASTER")],
      EmrManagedSlaveSecurityGroup: elsewhere,
    });
    expect(refused.message).toContain("are in different VPCs");
  });

  describe("the managed policy", () => {
    const pass = { Effect: "Allow", Action: "iam:PassRole", Resource: "arn:aws:iam::111122223333:role/nodes" };
    const allow = (...Statement: object[]) =>
      aws.call("iam", "put_role_policy", {
        RoleName: "service",
        PolicyName: "own",
        PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement }),
      });
    const use = (action: string, ...ids: string[]) => ({
      Effect: "Allow",
      Action: [action],
      Resource: ids.map((id) => `arn:aws:ec2:eu-central-1:*:${id}`),
    });

    beforeAll(async () => {
      await aws.call("iam", "attach_role_policy", {
        RoleName: "service",
        PolicyArn: "arn:aws:iam::aws:policy/service-role/AmazonEMRServicePolicy_v2",
      });
    });

    test("asks for a PassRole", async () => {
      expect((await fleets()).message).toContain("is not authorized to perform: iam:PassRole");
    });

    test("starts no nodes in a subnet that is neither tagged nor named by the role", async () => {
      await allow(pass);
      expect((await fleets()).message).toContain(`insufficient EC2 permissions: ec2:RunInstances on ${subnet}`);
      await allow(pass, use("ec2:RunInstances", `subnet/${subnet}`));
      expect(await fleets()).toHaveProperty("JobFlowId");
    });

    test("makes no endpoint in a VPC that is neither tagged nor named by the role", async () => {
      const startNodes = use("ec2:RunInstances", `subnet/${subnet}`);
      await allow(pass, startNodes, use("ec2:CreateVpcEndpoint", `subnet/${subnet}`));
      const release = { ReleaseLabel: "emr-spark-8.0.0" };
      expect((await fleets(release)).message).toContain(`ec2:CreateVpcEndpoint on ${vpc}`);
      await allow(pass, startNodes, use("ec2:CreateVpcEndpoint", `subnet/${subnet}`, `vpc/${vpc}`));
      expect(await fleets(release)).toHaveProperty("JobFlowId");
    });

    test("makes no role for spot instances, which the first of an account need", async () => {
      const spot = {
        Ec2SubnetIds: [subnet],
        InstanceFleets: [fleet("MASTER"), fleet("CORE", 1, { TargetSpotCapacity: 1 })],
      };
      const network = use("ec2:RunInstances", `subnet/${subnet}`);
      await allow(pass, network);
      expect((await run(spot)).message).toContain("iam:CreateServiceLinkedRole");
      const linked = "arn:aws:iam::111122223333:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot";
      await allow(pass, network, { Effect: "Allow", Action: ["iam:CreateServiceLinkedRole"], Resource: linked });
      expect(await run(spot)).toHaveProperty("JobFlowId");
    });

    test("takes the tags instead", async () => {
      await allow(pass);
      await aws.call("ec2", "create_tags", { Resources: [subnet, vpc], Tags: MANAGED });
      expect(await fleets()).toHaveProperty("JobFlowId");
    });
  });

  test("a key of the disks that the roles may not use is refused, until they may", async () => {
    const key = "arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f";
    const LocalDiskEncryptionConfiguration = { EncryptionKeyProviderType: "AwsKms", AwsKmsKey: key };
    const EncryptionConfiguration = { AtRestEncryptionConfiguration: { LocalDiskEncryptionConfiguration } };
    await aws.call("emr", "create_security_configuration", {
      Name: "disks",
      SecurityConfiguration: JSON.stringify({ EncryptionConfiguration }),
    });
    const encrypted = () => fleets({ SecurityConfiguration: "disks" });
    const allow = (RoleName: string, Action: string) =>
      aws.call("iam", "put_role_policy", {
        RoleName,
        PolicyName: "key",
        PolicyDocument: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action, Resource: key }],
        }),
      });
    expect((await encrypted()).message).toContain("kms:CreateGrant");
    await allow("service", "kms:CreateGrant");
    expect((await encrypted()).message).toContain("kms:GenerateDataKey");
    await allow("nodes", "kms:GenerateDataKey");
    expect(await encrypted()).toHaveProperty("JobFlowId");
    await aws.call("emr", "delete_security_configuration", { Name: "disks" });
  });

  test("a cluster that is not there is an invalid request, whatever is asked", async () => {
    const refused = await aws.call("emr", "list_bootstrap_actions", { ClusterId: "j-NONE" });
    expect(refused.error).toBe("InvalidRequestException");
  });

  test("security configurations are listed", async () => {
    await aws.call("emr", "create_security_configuration", { Name: "imds", SecurityConfiguration: "{}" });
    const { SecurityConfigurations } = await aws.call("emr", "list_security_configurations");
    expect(SecurityConfigurations.map(({ Name }: Answer) => Name)).toEqual(["imds"]);
  });
});

describeEmulator("the emulated EMR in China", () => {
  const aws = new Emulated({ account: "111122223333", region: "cn-north-1" });

  test("takes its role by the name that it has there", async () => {
    const run = async (service: string) => {
      const Statement = [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } }];
      const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
      await aws.call("iam", "create_role", { RoleName: service, AssumeRolePolicyDocument });
      return (await aws.call("emr", "run_job_flow", { Name: "spark", ServiceRole: service, Instances: {} })).message;
    };
    expect(await run("elasticmapreduce.amazonaws.com")).toContain("Invalid role");
    expect(await run("elasticmapreduce.amazonaws.com.cn")).toContain("Invalid InstanceProfile");
  });
});
