import { scratchFolder } from "../../support/files";
import { type Planned, within } from "../../support/plan";
import { describeTerraform } from "../../support/terraform";
import { planTwins, withDefaultTags } from "../../support/twins";

const HUB = {
  vpc_id: "vpc-00000000000000001",
  cidr: "10.0.64.0/18",
  route_table_ids: ["rtb-00000001", "rtb-00000002"],
};
const PEERS = {
  staging: { vpc_id: "vpc-00000000000000002", cidr: "10.0.0.0/18", route_table_ids: ["rtb-00000003"] },
  production: {
    vpc_id: "vpc-00000000000000003",
    cidr: "10.0.128.0/18",
    route_table_ids: ["rtb-00000004", "rtb-00000005"],
  },
};

const ENVIRONMENT = `
name: raster
region: us-east-1
tags: { team: geo }
network:
  hub: hub
  vpcs:
    hub:
      id: ${HUB.vpc_id}
      cidr: ${HUB.cidr}
      private_subnet_ids: [subnet-00000001]
      route_table_ids: [${HUB.route_table_ids}]
${Object.entries(PEERS)
  .map(
    ([name, peer]) =>
      `    ${name}: { id: ${peer.vpc_id}, cidr: ${peer.cidr}, route_table_ids: [${peer.route_table_ids}] }`,
  )
  .join("\n")}
cluster: { engine: standalone }
`;

describeTerraform("the module peering and an environment of the same VPCs", () => {
  const outdir = scratchFolder();
  let planned: Planned;

  beforeAll(() => {
    const zone_ids = ["${module.raster_environment.zone_id}"];
    const call = { name: "raster", tags: { team: "geo" }, hub: HUB, peers: PEERS, zone_ids };
    planned = planTwins("peering", { raster: { yaml: ENVIRONMENT, call } }, outdir);
  });

  it.each([
    ["aws_vpc_peering_connection", 2],
    ["aws_route", 7],
    ["aws_route53_zone_association", 2],
  ])("%s: %i of each, and equal", (type, count) => {
    expect(planned.errors).toEqual([]);
    const tags = { team: "geo", "terraspark:environment": "raster" };
    const all = (module: string) =>
      Object.entries(withDefaultTags(within(planned.resources, module), tags))
        .filter(([address]) => address.startsWith(`${type}.`))
        .map(([, resource]) => resource)
        .map((resource) => JSON.stringify(resource))
        .sort();
    expect(all("raster_module")).toHaveLength(count);
    expect(all("raster_module")).toEqual(all("raster_environment"));
  });
});
