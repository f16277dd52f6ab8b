import { describeEmulator, Emulated } from "../support/emulator";

describeEmulator("instances of a launch template", () => {
  const aws = new Emulated({ account: "111122223333", region: "eu-central-1" });

  test("have its role, metadata options and behaviour on shutdown, those of a group too", async () => {
    const vpc = await aws.createVpc("10.0.0.0/16");
    const subnet = await aws.createSubnet(vpc, "10.0.1.0/24");
    const { InstanceProfile: profile } = await aws.call("iam", "create_instance_profile", {
      InstanceProfileName: "worker",
    });
    await aws.call("ec2", "create_launch_template", {
      LaunchTemplateName: "worker",
      LaunchTemplateData: {
        ImageId: "ami-12c6146b",
        InstanceType: "m7g.large",
        IamInstanceProfile: { Arn: profile.Arn },
        MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 2 },
        InstanceInitiatedShutdownBehavior: "terminate",
      },
    });
    await aws.call("autoscaling", "create_auto_scaling_group", {
      AutoScalingGroupName: "workers",
      LaunchTemplate: { LaunchTemplateName: "worker", Version: "$Latest" },
      MinSize: 1,
      MaxSize: 1,
      VPCZoneIdentifier: subnet,
    });
    const { Reservations } = await aws.call("ec2", "describe_instances");
    const [{ InstanceId, IamInstanceProfile, MetadataOptions }] = Reservations[0].Instances;
    const { InstanceInitiatedShutdownBehavior } = await aws.call("ec2", "describe_instance_attribute", {
      InstanceId,
      Attribute: "instanceInitiatedShutdownBehavior",
    });
    expect({ IamInstanceProfile, MetadataOptions, InstanceInitiatedShutdownBehavior }).toMatchObject({
      IamInstanceProfile: { Arn: profile.Arn },
      MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 2 },
      InstanceInitiatedShutdownBehavior: { Value: "terminate" },
    });
  });
});
