import { type Answer, describeEmulator, Emulated } from "../support/emulator";

describeEmulator("the emulated network", () => {
  const aws = new Emulated({ account: "111122223333", region: "eu-central-1" });
  let vpc: string;
  let subnet: string;

  beforeAll(async () => {
    vpc = await aws.createVpc("10.0.0.0/16");
    subnet = await aws.createSubnet(vpc, "10.0.1.0/24");
  });

  test("a peering between overlapping ranges fails", async () => {
    const overlapping = await aws.createVpc("10.0.128.0/20");
    const { VpcPeeringConnection: made } = await aws.call("ec2", "create_vpc_peering_connection", {
      VpcId: vpc,
      PeerVpcId: overlapping,
    });
    const ids = { VpcPeeringConnectionIds: [made.VpcPeeringConnectionId] };
    const found = await aws.call("ec2", "describe_vpc_peering_connections", ids);
    expect(found.VpcPeeringConnections[0].Status.Code).toBe("failed");
  });

  test("an instance does not take a security group of another VPC", async () => {
    const other = await aws.createGroup("elsewhere", await aws.createVpc("10.9.0.0/16"));
    const refused = await aws.call("ec2", "run_instances", {
      ImageId: "ami-12c6146b",
      MinCount: 1,
      MaxCount: 1,
      SubnetId: subnet,
      SecurityGroupIds: [other],
    });
    expect(refused).toMatchObject({
      error: "InvalidParameter",
      message: expect.stringContaining("different networks"),
    });
  });

  test("a type that cannot be EBS-optimized is not started so", async () => {
    const run = (InstanceType: string) =>
      aws.call("ec2", "run_instances", {
        ImageId: "ami-12c6146b",
        MinCount: 1,
        MaxCount: 1,
        InstanceType,
        EbsOptimized: true,
      });
    expect(await run("t2.large")).toMatchObject({ error: "Unsupported" });
    expect(await run("m7g.large")).not.toHaveProperty("error");
  });

  test("a root volume without a size is as large as the image", async () => {
    const { Instances } = await aws.call("ec2", "run_instances", {
      ImageId: "ami-12c6146b",
      MinCount: 1,
      MaxCount: 1,
      SubnetId: subnet,
      BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { Encrypted: true, VolumeType: "gp3" } }],
    });
    const { Volumes } = await aws.call("ec2", "describe_volumes", {
      Filters: [{ Name: "attachment.instance-id", Values: [Instances[0].InstanceId] }],
    });
    expect(Volumes.map(({ Size }: Answer) => Size)).toEqual([8]);
  });

  test("a subnet and a group that instances use are not deleted", async () => {
    const group = await aws.createGroup("used", vpc);
    await aws.call("ec2", "run_instances", {
      ImageId: "ami-12c6146b",
      MinCount: 1,
      MaxCount: 1,
      SubnetId: subnet,
      SecurityGroupIds: [group],
    });
    expect((await aws.call("ec2", "delete_subnet", { SubnetId: subnet })).error).toBe("DependencyViolation");
    expect((await aws.call("ec2", "delete_security_group", { GroupId: group })).error).toBe("DependencyViolation");
    expect((await aws.call("ec2", "delete_vpc", { VpcId: vpc })).error).toBe("DependencyViolation");
  });

  test("a rule keeps its description, and is the same rule with another one", async () => {
    const group = await aws.createGroup("described", vpc);
    const rule = (Description: string) => ({
      GroupId: group,
      IpPermissions: [
        { IpProtocol: "tcp", FromPort: 22, ToPort: 22, UserIdGroupPairs: [{ GroupId: group, Description }] },
      ],
    });
    const added = await aws.call("ec2", "authorize_security_group_ingress", rule("to each other"));
    const { SecurityGroupRules } = await aws.call("ec2", "describe_security_group_rules", {
      SecurityGroupRuleIds: [added.SecurityGroupRules[0].SecurityGroupRuleId],
    });
    expect(SecurityGroupRules[0].Description).toBe("to each other");
    const again = await aws.call("ec2", "authorize_security_group_ingress", rule("said otherwise"));
    expect(again.error).toBe("InvalidPermission.Duplicate");
  });

  test("a rule names a group of a peered VPC once the peering is active", async () => {
    const elsewhere = await aws.createVpc("10.5.0.0/16");
    const stranger = await aws.createGroup("stranger", elsewhere);
    const rule = {
      GroupId: await aws.createGroup("open", vpc),
      IpPermissions: [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, UserIdGroupPairs: [{ GroupId: stranger }] }],
    };
    const open = () => aws.call("ec2", "authorize_security_group_ingress", rule);
    expect((await open()).error).toBe("InvalidGroup.NotFound");
    const made = await aws.call("ec2", "create_vpc_peering_connection", { VpcId: elsewhere, PeerVpcId: vpc });
    expect((await open()).error).toBe("InvalidGroup.NotFound");
    await aws.call("ec2", "accept_vpc_peering_connection", {
      VpcPeeringConnectionId: made.VpcPeeringConnection.VpcPeeringConnectionId,
    });
    expect((await open()).SecurityGroupRules).toHaveLength(1);
  });

  test("a rule that is gone is an unknown rule id", async () => {
    const gone = { GroupId: await aws.createGroup("empty", vpc), SecurityGroupRuleIds: ["sgr-00000000000000000"] };
    const refused = await aws.call("ec2", "revoke_security_group_ingress", gone);
    expect(refused.error).toBe("InvalidSecurityGroupRuleId.NotFound");
  });

  test("tags of a launch template are no part of what it launches", async () => {
    await aws.call("ec2", "create_launch_template", {
      LaunchTemplateName: "tagged",
      LaunchTemplateData: { InstanceType: "m7g.large" },
      TagSpecifications: [{ ResourceType: "launch-template", Tags: [{ Key: "team", Value: "geo" }] }],
    });
    const { LaunchTemplates } = await aws.call("ec2", "describe_launch_templates", { LaunchTemplateNames: ["tagged"] });
    const { LaunchTemplateVersions } = await aws.call("ec2", "describe_launch_template_versions", {
      LaunchTemplateName: "tagged",
    });
    expect(LaunchTemplates[0].Tags).toEqual([{ Key: "team", Value: "geo" }]);
    expect(LaunchTemplateVersions[0].LaunchTemplateData.TagSpecifications ?? []).toEqual([]);
  });

  describe("private zones", () => {
    let zone: string;

    beforeAll(async () => {
      const created = await aws.call("route53", "create_hosted_zone", {
        Name: "spark.internal",
        CallerReference: "one",
        VPC: { VPCId: vpc, VPCRegion: aws.place.region },
      });
      zone = created.HostedZone.Id;
    });

    const associate = (vpcId: string) =>
      aws.call("route53", "associate_vpc_with_hosted_zone", {
        HostedZoneId: zone,
        VPC: { VPCId: vpcId, VPCRegion: aws.place.region },
      });

    test("a zone's id is one that AWS would give", () => {
      expect(zone).toMatch(/^\/hostedzone\/Z[A-Z0-9]{20,31}$/);
    });

    test("a zone made with a VPC is private, and takes further VPCs", async () => {
      const second = await aws.createVpc("10.2.0.0/16");
      await associate(second);
      const { HostedZone, VPCs } = await aws.call("route53", "get_hosted_zone", { Id: zone });
      expect(HostedZone.Config.PrivateZone).toBe(true);
      expect(VPCs.map(({ VPCId }: Answer) => VPCId)).toEqual([vpc, second]);
    });

    test("a VPC is associated once, and only if there is one", async () => {
      expect((await associate(vpc)).error).toBe("ConflictingDomainExists");
      expect((await associate("vpc-00000000000000000")).error).toBe("InvalidVPCId");
    });
  });

  test("a gateway endpoint has a route in every table that it is given later, and in none that is taken from it", async () => {
    const tables = async () =>
      (await aws.call("ec2", "create_route_table", { VpcId: vpc })).RouteTable.RouteTableId as string;
    const [first, later] = [await tables(), await tables()];
    const { VpcEndpoint } = await aws.call("ec2", "create_vpc_endpoint", {
      VpcId: vpc,
      ServiceName: `com.amazonaws.${aws.place.region}.s3`,
      RouteTableIds: [first],
    });
    const { VpcEndpointId } = VpcEndpoint;
    const leadingThere = async () => {
      const { RouteTables } = await aws.call("ec2", "describe_route_tables", { RouteTableIds: [first, later] });
      return RouteTables.filter(({ Routes }: Answer) =>
        Routes.some(({ GatewayId }: Answer) => GatewayId === VpcEndpointId),
      ).map(({ RouteTableId }: Answer) => RouteTableId);
    };
    await aws.call("ec2", "modify_vpc_endpoint", { VpcEndpointId, AddRouteTableIds: [later] });
    expect((await leadingThere()).sort()).toEqual([first, later].sort());
    await aws.call("ec2", "modify_vpc_endpoint", { VpcEndpointId, RemoveRouteTableIds: [first] });
    expect(await leadingThere()).toEqual([later]);
  });

  test("an update of an autoscaling group leaves alone what it does not name", async () => {
    const template = { LaunchTemplateName: "mixed" };
    await aws.call("ec2", "create_launch_template", {
      ...template,
      LaunchTemplateData: { ImageId: "ami-12c6146b", InstanceType: "m7g.large" },
    });
    await aws.call("autoscaling", "create_auto_scaling_group", {
      AutoScalingGroupName: "mixed",
      MinSize: 0,
      MaxSize: 1,
      VPCZoneIdentifier: subnet,
      MixedInstancesPolicy: {
        LaunchTemplate: {
          LaunchTemplateSpecification: { ...template, Version: "$Latest" },
          Overrides: [{ InstanceType: "m7g.xlarge" }],
        },
      },
    });
    await aws.call("autoscaling", "update_auto_scaling_group", { AutoScalingGroupName: "mixed", MaxSize: 2 });
    const { AutoScalingGroups } = await aws.call("autoscaling", "describe_auto_scaling_groups", {
      AutoScalingGroupNames: ["mixed"],
    });
    expect(AutoScalingGroups[0]).toMatchObject({
      MaxSize: 2,
      MixedInstancesPolicy: { LaunchTemplate: { Overrides: [{ InstanceType: "m7g.xlarge" }] } },
    });
  });

  test("an autoscaling group starts from a later version of a launch template, with its user-data", async () => {
    const template = { LaunchTemplateName: "changed" };
    const version = (text: string) => ({
      ...template,
      LaunchTemplateData: { ImageId: "ami-12c6146b", InstanceType: "m7g.large", UserData: btoa(text) },
    });
    await aws.call("ec2", "create_launch_template", version("first"));
    await aws.call("ec2", "create_launch_template_version", version("second"));
    const made = await aws.call("autoscaling", "create_auto_scaling_group", {
      AutoScalingGroupName: "changed",
      MinSize: 1,
      MaxSize: 1,
      VPCZoneIdentifier: subnet,
      LaunchTemplate: { ...template, Version: "2" },
    });
    expect(made).not.toHaveProperty("error");
    const { AutoScalingGroups } = await aws.call("autoscaling", "describe_auto_scaling_groups", {
      AutoScalingGroupNames: ["changed"],
    });
    const { UserData } = await aws.call("ec2", "describe_instance_attribute", {
      InstanceId: AutoScalingGroups[0].Instances[0].InstanceId,
      Attribute: "userData",
    });
    expect(atob(UserData.Value)).toBe("second");
  });

  test("an autoscaling group starts nothing with a customer's key before its role is lent the key", async () => {
    const { KeyMetadata } = await aws.call("kms", "create_key");
    await aws.call("ec2", "create_launch_template", {
      LaunchTemplateName: "encrypted",
      LaunchTemplateData: {
        ImageId: "ami-12c6146b",
        InstanceType: "m7g.large",
        BlockDeviceMappings: [
          { DeviceName: "/dev/xvda", Ebs: { Encrypted: true, KmsKeyId: KeyMetadata.Arn, VolumeSize: 8 } },
        ],
      },
    });
    await aws.call("autoscaling", "create_auto_scaling_group", {
      AutoScalingGroupName: "encrypted",
      MinSize: 1,
      MaxSize: 1,
      VPCZoneIdentifier: subnet,
      LaunchTemplate: { LaunchTemplateName: "encrypted" },
    });
    const workers = async () => {
      const groups = await aws.call("autoscaling", "describe_auto_scaling_groups", {
        AutoScalingGroupNames: ["encrypted"],
      });
      return groups.AutoScalingGroups[0].Instances.length;
    };
    expect(await workers()).toBe(0);
    await aws.call("kms", "create_grant", {
      KeyId: KeyMetadata.Arn,
      GranteePrincipal:
        "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
      Operations: ["Decrypt"],
    });
    expect(await workers()).toBe(1);
  });

  test("a scaling policy comes back as it was put, and enabled", async () => {
    await aws.call("autoscaling", "create_auto_scaling_group", {
      AutoScalingGroupName: "workers",
      MinSize: 0,
      MaxSize: 1,
      VPCZoneIdentifier: subnet,
      LaunchTemplate: { LaunchTemplateName: "tagged" },
    });
    await aws.call("autoscaling", "put_scaling_policy", {
      AutoScalingGroupName: "workers",
      PolicyName: "cpu",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: "ASGAverageCPUUtilization" },
        TargetValue: 60,
      },
    });
    const { ScalingPolicies } = await aws.call("autoscaling", "describe_policies", { AutoScalingGroupName: "workers" });
    expect(ScalingPolicies[0]).toMatchObject({ Enabled: true });
    expect(ScalingPolicies[0]).not.toHaveProperty("PredictiveScalingConfiguration");
  });
});

describeEmulator("the emulated endpoints of China", () => {
  const aws = new Emulated({ account: "111122223333", region: "cn-north-1" });

  test("have the names that they have there", async () => {
    const VpcId = await aws.createVpc("10.0.0.0/16");
    const made = (ServiceName: string) =>
      aws.call("ec2", "create_vpc_endpoint", { VpcId, VpcEndpointType: "Interface", ServiceName });
    expect((await made("cn.com.amazonaws.cn-north-1.ec2")).VpcEndpoint).toBeDefined();
    expect((await made("com.amazonaws.cn-north-1.ssm")).VpcEndpoint).toBeDefined();
    expect((await made("com.amazonaws.cn-north-1.ec2")).error).toBe("InvalidServiceName");
    expect((await made("cn.com.amazonaws.cn-north-1.ssm")).error).toBe("InvalidServiceName");
    expect((await made("com.amazonaws.us-east-1.ssm")).error).toBe("InvalidServiceName");
  });
});
