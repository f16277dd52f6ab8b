import type { Call } from "./call";
import type { World } from "./world";

/** Tag of hosts that a lab itself launches. */
export const CLIENT_TAG = "terraspark:lab-client";

/**
 * Launch an instance in each VPC that has none, as the host of a person who uses the cluster.
 *
 * @returns its id, by VPC
 */
export async function launchClients(world: World, call: Call): Promise<Record<string, string>> {
  const [first] = world.instances;
  const inhabited = new Set(
    world.instances.map(({ subnetId }) => world.subnets.find(({ id }) => id === subnetId)?.vpcId),
  );
  const clients: Record<string, string> = {};
  for (const vpc of world.vpcs.filter(({ id }) => !inhabited.has(id))) {
    const [subnet] = world.subnets.filter(({ vpcId }) => vpcId === vpc.id).sort((a, b) => a.cidr.localeCompare(b.cidr));
    if (subnet === undefined) {
      continue;
    }
    const tags = [
      { Key: "Name", Value: `client-${vpc.name}` },
      { Key: CLIENT_TAG, Value: vpc.name },
    ];
    // The default group of a VPC of terraspark's lets nothing pass; a new one lets everything out.
    const group = { GroupName: `client-${vpc.name}`, Description: "Client of a lab", VpcId: vpc.id };
    const { GroupId } = await call("ec2", "create_security_group", group);
    const { Instances } = await call("ec2", "run_instances", {
      ImageId: first?.image,
      InstanceType: "t3.small",
      MinCount: 1,
      MaxCount: 1,
      SubnetId: subnet.id,
      SecurityGroupIds: [GroupId],
      MetadataOptions: { HttpTokens: "required" },
      TagSpecifications: [{ ResourceType: "instance", Tags: tags }],
    });
    clients[vpc.name] = Instances[0].InstanceId;
  }
  return clients;
}
