import * as path from "node:path";
import { type Answer, describeLife, Emulated } from "../support/emulator";
import { scratchFolder } from "../support/files";
import { Edited, LIFETIME } from "./support";

const PLACE = { account: "940000000000", region: "us-east-1" };

const THREE = `
name: masters
region: us-east-1
network:
  hub: spark
  availability_zone_count: 1
  vpcs: { spark: { cidr: 10.0.0.0/20, nat: none } }
cluster:
  engine: emr
  master: { count: 3 }
  core: { instance_types: [m6g.xlarge], on_demand: 1, spot: 0 }
  termination_protection: false
`;

const scratch = scratchFolder();

describeLife("the name of a cluster with three masters", () => {
  const aws = new Emulated(PLACE);

  it(
    "has the addresses of all, also after EMR has put a new one in place of another",
    async () => {
      const edited = new Edited(aws.emulator, THREE, path.join(scratch, "masters"), PLACE.account);
      const { life } = edited;
      await life.prepare();
      await life.apply();
      const before = await masters();
      expect(before).toHaveLength(3);
      expect(await named()).toEqual(addresses(before));

      await replace(before[0]);
      const after = addresses(await masters());
      expect(after).not.toEqual(addresses(before));
      expect(await life.plan()).toEqual({ "aws_route53_record.dns_master": "update" });
      await life.applyPlan();
      expect(await named()).toEqual(after);
      await life.expectNoChanges();

      // Of a cluster that is only changed the addresses are known when Terraform plans.
      edited.edit("region: us-east-1\n", "region: us-east-1\ntags: { team: geo }\n");
      const tagged = await life.plan();
      expect(tagged).toMatchObject({
        "aws_emr_cluster.cluster": "update",
        "aws_security_group.cluster_master": "update",
      });
      expect(tagged).not.toHaveProperty(["aws_route53_record.dns_master"]);
    },
    LIFETIME,
  );

  async function masters(): Promise<Answer[]> {
    const Filters = [
      { Name: "tag:aws:elasticmapreduce:instance-group-role", Values: ["MASTER"] },
      { Name: "instance-state-name", Values: ["running"] },
    ];
    const { Reservations } = await aws.call("ec2", "describe_instances", { Filters });
    return Reservations.flatMap(({ Instances }: Answer) => Instances);
  }

  const addresses = (instances: Answer[]) => instances.map(({ PrivateIpAddress }) => PrivateIpAddress).sort();

  /** The addresses of the one record in the zone that is no part of every zone. */
  async function named(): Promise<string[]> {
    const { HostedZones } = await aws.call("route53", "list_hosted_zones");
    const { ResourceRecordSets } = await aws.call("route53", "list_resource_record_sets", {
      HostedZoneId: HostedZones[0].Id,
    });
    const { ResourceRecords } = ResourceRecordSets.find(({ Type }: Answer) => Type === "A");
    return ResourceRecords.map(({ Value }: Answer) => Value).sort();
  }

  /** What EMR does when a master of three fails. */
  async function replace({ InstanceId, ImageId, SubnetId, SecurityGroups, Tags }: Answer): Promise<void> {
    await aws.call("ec2", "terminate_instances", { InstanceIds: [InstanceId] });
    const started = await aws.call("ec2", "run_instances", {
      ImageId,
      SubnetId,
      MinCount: 1,
      MaxCount: 1,
      SecurityGroupIds: SecurityGroups.map(({ GroupId }: Answer) => GroupId),
    });
    // AWS keeps tags of its own to itself; the emulated one lets them be written.
    const tags = { Resources: [started.Instances[0].InstanceId], Tags };
    expect(await aws.call("ec2", "create_tags", tags)).not.toHaveProperty("error");
  }
});
