import * as fs from "node:fs";
import * as path from "node:path";
import { synthesize } from "../../../modules/app/synthesize";
import { TODAY } from "../../support/environment";
import { scratchFolder } from "../../support/files";
import { type Planned, plan, within } from "../../support/plan";
import { describeTerraform } from "../../support/terraform";
import { asModule } from "../../support/twins";

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
    const file = path.join(outdir, "raster.yaml");
    fs.writeFileSync(file, ENVIRONMENT);
    const folder = synthesize([file], outdir, TODAY).stacks[0]?.folder as string;
    asModule(folder);
    const call = { name: "raster", tags: { team: "geo" }, hub: HUB, peers: PEERS };
    planned = plan(
      {
        module: {
          environment: { source: "./environment" },
          peering: { source: "./peering", ...call, zone_ids: ["${module.environment.zone_id}"] },
        },
      },
      { environment: folder, peering: "terraform/peering" },
    );
  });

  it.each([
    ["aws_vpc_peering_connection", 2],
    ["aws_route", 7],
    ["aws_route53_zone_association", 2],
  ])("%s: %i of each, and equal", (type, count) => {
    expect(planned.errors).toEqual([]);
    const tags = { team: "geo", "terraspark:environment": "raster" };
    const all = (module: string) =>
      Object.entries(within(planned.resources, module))
        .filter(([address]) => address.startsWith(`${type}.`))
        .map(([, resource]) => (resource.tags ? { ...resource, tags: { ...tags, ...resource.tags } } : resource))
        .map((resource) => JSON.stringify(resource))
        .sort();
    expect(all("peering")).toHaveLength(count);
    expect(all("peering")).toEqual(all("environment"));
  });
});
