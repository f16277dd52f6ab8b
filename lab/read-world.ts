import type { Answer, Call } from "./call";
import { groupOf, subnetOf } from "./read-network";
import type { Attachment, Instance, Vpc, World, Zone } from "./world";

const LIVING = [{ Name: "instance-state-name", Values: ["pending", "running", "stopping", "stopped"] }];

/** What does not change in the life of an instance. */
interface Lasting {
  userData: string;
  onShutdown: Instance["onShutdown"];
}

/** Reads all that a lab plays, over and over; what does not change is asked for once. */
export class WorldReader {
  private readonly lasting = new Map<string, Lasting>();
  private readonly roles = new Map<string, string>();

  constructor(
    private readonly call: Call,
    private readonly place: { account: string; region: string },
  ) {}

  async read(): Promise<World> {
    const ec2 = (operation: string, args?: object) => this.call("ec2", operation, args);
    const { Vpcs } = await ec2("describe_vpcs");
    const vpcs: Vpc[] = Vpcs.filter((one: Answer) => !one.IsDefault).map(vpcOf);
    const { VpcPeeringConnections } = await ec2("describe_vpc_peering_connections");
    const { RouteTables } = await ec2("describe_route_tables");
    const { Subnets } = await ec2("describe_subnets");
    const { SecurityGroups } = await ec2("describe_security_groups");
    const { Reservations } = await ec2("describe_instances", { Filters: LIVING });
    const { Volumes } = await ec2("describe_volumes");
    const described: Answer[] = Reservations.flatMap((one: Answer) => one.Instances);
    const known = new Set(vpcs.map(({ id }) => id));
    const own = (one: Answer) => known.has(one.VpcId);
    return {
      ...this.place,
      vpcs,
      subnets: Subnets.filter(own).map((one: Answer) => subnetOf(one, RouteTables, VpcPeeringConnections)),
      groups: SecurityGroups.filter(own).map(groupOf),
      instances: await Promise.all(described.filter(own).map((one) => this.instance(one, Volumes))),
      zones: await this.zones(),
    };
  }

  private async instance(one: Answer, volumes: Answer[]): Promise<Instance> {
    const tags = tagsOf(one);
    const role = await this.role(one.IamInstanceProfile?.Arn);
    return {
      id: one.InstanceId,
      name: tags.Name ?? one.InstanceId,
      state: one.State.Name,
      subnetId: one.SubnetId,
      address: one.PrivateIpAddress,
      mac: one.NetworkInterfaces[0].MacAddress,
      groupIds: one.SecurityGroups.map(({ GroupId }: Answer) => GroupId),
      ...(await this.lastingOf(one)),
      image: one.ImageId,
      type: one.InstanceType,
      zone: one.Placement.AvailabilityZone,
      spot: one.InstanceLifecycle === "spot",
      tags,
      ...(role === undefined ? {} : { role }),
      metadata: {
        enabled: one.MetadataOptions?.HttpEndpoint !== "disabled",
        tokens: one.MetadataOptions?.HttpTokens ?? "optional",
        hopLimit: one.MetadataOptions?.HttpPutResponseHopLimit ?? 1,
        tags: one.MetadataOptions?.InstanceMetadataTags === "enabled",
      },
      volumes: attachmentsOf(one, volumes),
    };
  }

  private async lastingOf(one: Answer): Promise<Lasting> {
    const known = this.lasting.get(one.InstanceId);
    if (known !== undefined) {
      return known;
    }
    const { Value: userData = "" } = await this.attribute(one, "userData");
    const { Value: behavior } = await this.attribute(one, "instanceInitiatedShutdownBehavior");
    const lasting: Lasting = { userData, onShutdown: behavior === "terminate" ? "terminate" : "stop" };
    this.lasting.set(one.InstanceId, lasting);
    return lasting;
  }

  private async attribute({ InstanceId }: Answer, name: string): Promise<{ Value?: string }> {
    const answer = await this.call("ec2", "describe_instance_attribute", { InstanceId, Attribute: name });
    return answer[`${name[0]?.toUpperCase()}${name.slice(1)}`] ?? {};
  }

  private async role(profileArn: string | undefined): Promise<string | undefined> {
    const name = profileArn?.split("/").at(-1);
    if (name === undefined) {
      return undefined;
    }
    const known = this.roles.get(name);
    if (known !== undefined) {
      return known;
    }
    const { InstanceProfile } = await this.call("iam", "get_instance_profile", { InstanceProfileName: name });
    const role: string | undefined = InstanceProfile?.Roles[0]?.RoleName;
    if (role !== undefined) {
      this.roles.set(name, role);
    }
    return role;
  }

  private async zones(): Promise<Zone[]> {
    const { HostedZones } = await this.call("route53", "list_hosted_zones");
    const own = HostedZones.filter((one: Answer) => one.Config.PrivateZone);
    return Promise.all(
      own.map(async ({ Id, Name }: Answer) => {
        const { VPCs } = await this.call("route53", "get_hosted_zone", { Id });
        const { ResourceRecordSets } = await this.call("route53", "list_resource_record_sets", { HostedZoneId: Id });
        return {
          name: plain(Name),
          vpcIds: VPCs.map(({ VPCId }: Answer) => VPCId),
          records: recordsOf(ResourceRecordSets),
        };
      }),
    );
  }
}

const vpcOf = (one: Answer): Vpc => ({ id: one.VpcId, name: tagsOf(one).Name ?? one.VpcId, cidr: one.CidrBlock });

const tagsOf = (one: Answer): Record<string, string> =>
  Object.fromEntries((one.Tags ?? []).map(({ Key, Value }: Answer) => [Key, Value]));

const plain = (name: string) => name.replace(/\.$/, "");

function recordsOf(sets: Answer[]): Record<string, string[]> {
  const addresses = sets.filter(({ Type }) => Type === "A");
  return Object.fromEntries(
    addresses.map(({ Name, ResourceRecords }) => [
      plain(Name),
      (ResourceRecords ?? []).map(({ Value }: Answer) => Value),
    ]),
  );
}

/** Names of root devices: a host has its root by itself. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html */
const ROOT_DEVICE = /^\/dev\/(sda1|xvda)$/;

function attachmentsOf({ InstanceId }: Answer, volumes: Answer[]): Attachment[] {
  return volumes.flatMap(({ VolumeId, Size, Attachments }) =>
    Attachments.filter((one: Answer) => one.InstanceId === InstanceId && !ROOT_DEVICE.test(one.Device)).map(
      ({ Device }: Answer) => ({ volumeId: VolumeId, device: Device, sizeGb: Size }),
    ),
  );
}
