import { WorldReader } from "../../lab/read-world";
import { describeEmulator, Emulated } from "../support/emulator";

describeEmulator("a world read from the AWS API", () => {
  const place = { account: "111122223333", region: "eu-central-1" };
  const aws = new Emulated(place);
  const read = () => new WorldReader((...call) => aws.call(...call), place).read();

  test("has routes through peerings that are active, groups, zones, and instances with what is attached to them", async () => {
    const hub = await aws.createVpc("10.0.0.0/16");
    const peer = await aws.createVpc("10.1.0.0/16");
    const subnet = await aws.createSubnet(hub, "10.0.1.0/24");
    const { VpcPeeringConnection: peering } = await aws.call("ec2", "create_vpc_peering_connection", {
      VpcId: hub,
      PeerVpcId: peer,
    });
    const id = peering.VpcPeeringConnectionId;
    const { RouteTables } = await aws.call("ec2", "describe_route_tables", {
      Filters: [{ Name: "vpc-id", Values: [hub] }],
    });
    await aws.call("ec2", "create_route", {
      RouteTableId: RouteTables[0].RouteTableId,
      DestinationCidrBlock: "10.1.0.0/16",
      VpcPeeringConnectionId: id,
    });
    const own = { to: "vpc", vpcId: hub, cidr: "10.0.0.0/16" };
    const routes = async () => (await read()).subnets.find((one) => one.id === subnet)?.routes;
    expect(await routes()).toEqual([own]);
    await aws.call("ec2", "accept_vpc_peering_connection", { VpcPeeringConnectionId: id });
    expect(await routes()).toEqual([own, { to: "vpc", vpcId: peer, cidr: "10.1.0.0/16" }]);

    const group = await aws.createGroup("nodes", hub);
    await aws.call("ec2", "authorize_security_group_ingress", {
      GroupId: group,
      IpPermissions: [
        { IpProtocol: "tcp", FromPort: 7077, ToPort: 7077, IpRanges: [{ CidrIp: "10.1.0.0/16" }] },
        { IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: group }] },
      ],
    });
    const { Instances } = await aws.call("ec2", "run_instances", {
      ImageId: "ami-12c6146b",
      MinCount: 1,
      MaxCount: 1,
      SubnetId: subnet,
      SecurityGroupIds: [group],
      UserData: "#cloud-config",
    });
    const [{ InstanceId, PrivateIpAddress }] = Instances;
    const { VolumeId } = await aws.call("ec2", "create_volume", { AvailabilityZone: "eu-central-1a", Size: 8 });
    await aws.call("ec2", "attach_volume", { InstanceId, VolumeId, Device: "/dev/sdf" });
    const world = await read();
    expect(world.groups.find((one) => one.id === group)?.ingress).toEqual([
      { protocol: "tcp", ports: [7077, 7077], cidrs: ["10.1.0.0/16"], groupIds: [], prefixLists: [] },
      { protocol: "-1", cidrs: [], groupIds: [group], prefixLists: [] },
    ]);
    expect(world.instances).toEqual([
      expect.objectContaining({
        id: InstanceId,
        address: PrivateIpAddress,
        subnetId: subnet,
        groupIds: [group],
        state: "running",
        userData: Buffer.from("#cloud-config").toString("base64"),
        volumes: [{ volumeId: VolumeId, device: "/dev/sdf", sizeGb: 8 }],
      }),
    ]);
  });

  test("has private zones, for the VPCs that are associated with them", async () => {
    const vpc = await aws.createVpc("10.2.0.0/16");
    const { HostedZone: zone } = await aws.call("route53", "create_hosted_zone", {
      Name: "raster-spark",
      CallerReference: "1",
      VPC: { VPCRegion: place.region, VPCId: vpc },
    });
    await aws.call("route53", "change_resource_record_sets", {
      HostedZoneId: zone.Id,
      ChangeBatch: {
        Changes: [
          {
            Action: "CREATE",
            ResourceRecordSet: {
              Name: "master.raster-spark",
              Type: "A",
              TTL: 60,
              ResourceRecords: [{ Value: "10.2.0.9" }],
            },
          },
        ],
      },
    });
    expect((await read()).zones).toEqual([
      { name: "raster-spark", vpcIds: [vpc], records: { "master.raster-spark": ["10.2.0.9"] } },
    ]);
  });
});
