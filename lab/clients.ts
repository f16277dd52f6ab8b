import type { Call } from "./read-world";
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
    const subnet = world.subnets.find(({ vpcId }) => vpcId === vpc.id);
    if (subnet === undefined) {
      continue;
    }
    const tags = [
      { Key: "Name", Value: `client-${vpc.name}` },
      { Key: CLIENT_TAG, Value: vpc.name },
    ];
    const { Instances } = await call("ec2", "run_instances", {
      ImageId: first?.image,
      InstanceType: "t3.small",
      MinCount: 1,
      MaxCount: 1,
      SubnetId: subnet.id,
      MetadataOptions: { HttpTokens: "required" },
      TagSpecifications: [{ ResourceType: "instance", Tags: tags }],
    });
    clients[vpc.name] = Instances[0].InstanceId;
  }
  return clients;
}
