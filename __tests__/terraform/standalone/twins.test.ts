import * as fs from "node:fs";
import * as path from "node:path";
import { synthesize } from "../../../modules/app/synthesize";
import { TODAY } from "../../support/environment";
import { scratchFolder } from "../../support/files";
import { type Planned, type PlannedResource, plan, within } from "../../support/plan";
import { describeTerraform } from "../../support/terraform";
import { asModule } from "../../support/twins";

const SOURCE = { source: "./standalone" };
const NETWORK = {
  vpc_id: "vpc-0123456789abcdef0",
  subnet_ids: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
};

/** The same cluster twice: as an environment file, and as a call of the module. */
const TWINS: Record<string, { yaml: string; call: object }> = {
  least: {
    yaml: `
name: least
region: us-east-1
network:
  hub: platform
  vpcs:
    platform:
      id: ${NETWORK.vpc_id}
      cidr: 10.0.0.0/16
      private_subnet_ids: [${NETWORK.subnet_ids.join(", ")}]
cluster: { engine: standalone }
`,
    call: { name: "least", ...NETWORK },
  },
  most: {
    yaml: `
name: most
region: us-east-1
tags: { team: geo, cost-center: "4711" }
network:
  hub: platform
  vpcs:
    platform:
      id: ${NETWORK.vpc_id}
      cidr: 10.0.0.0/16
      private_subnet_ids: [${NETWORK.subnet_ids.join(", ")}]
dns: { zone_name: spark.example.internal., record_ttl_seconds: 60 }
storage: { bucket: acme-lake, kms_key_arn: "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d" }
access:
  client_cidrs: [10.0.0.0/18, 192.168.0.0/24]
  client_security_group_ids: [sg-0123456789abcdef0]
  key_name: operators
  role_path: /data/
  permissions_boundary_arn: arn:aws:iam::111122223333:policy/boundary
  submitter_principal_arns: [arn:aws:iam::111122223333:role/airflow]
cluster:
  engine: standalone
  ami_id: ami-0123456789abcdef0
  spark:
    version: 4.0.1
    download_url: s3://acme-lake/spark/spark.tgz
    sha512: ${"0a".repeat(64)}
    properties: { spark.executor.memory: 4g, spark.worker.cleanup.enabled: "false" }
  master: { instance_type: m7i.large, root_volume_gb: 40, recovery_volume_gb: 20 }
  workers:
    instance_types: [m7i.xlarge, r7i.xlarge]
    min: 1
    max: 9
    desired: 3
    root_volume_gb: 80
    spot:
      percentage: 70
      on_demand_base: 1
      max_price: "0.12"
      allocation_strategy: capacity-optimized-prioritized
      capacity_rebalance: false
`,
    call: {
      name: "most",
      ...NETWORK,
      tags: { team: "geo", "cost-center": "4711" },
      dns: { zone_name: "spark.example.internal.", record_ttl_seconds: 60 },
      storage: { bucket: "acme-lake", kms_key_arn: "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d" },
      access: {
        client_cidrs: ["10.0.0.0/18", "192.168.0.0/24"],
        client_security_group_ids: ["sg-0123456789abcdef0"],
        key_name: "operators",
        role_path: "/data/",
        permissions_boundary_arn: "arn:aws:iam::111122223333:policy/boundary",
        submitter_principal_arns: ["arn:aws:iam::111122223333:role/airflow"],
      },
      ami_id: "ami-0123456789abcdef0",
      spark: {
        version: "4.0.1",
        download_url: "s3://acme-lake/spark/spark.tgz",
        sha512: "0a".repeat(64),
        properties: { "spark.executor.memory": "4g", "spark.worker.cleanup.enabled": "false" },
      },
      master: { instance_type: "m7i.large", root_volume_gb: 40, recovery_volume_gb: 20 },
      workers: {
        instance_types: ["m7i.xlarge", "r7i.xlarge"],
        min: 1,
        max: 9,
        desired: 3,
        root_volume_gb: 80,
        spot: {
          percentage: 70,
          on_demand_base: 1,
          max_price: "0.12",
          allocation_strategy: "capacity-optimized-prioritized",
          capacity_rebalance: false,
        },
      },
    },
  },
};

describeTerraform("the module standalone and an environment of the same values", () => {
  const outdir = scratchFolder();
  let planned: Planned;

  beforeAll(() => {
    const files = Object.entries(TWINS).map(([name, { yaml }]) => {
      fs.writeFileSync(path.join(outdir, `${name}.yaml`), yaml);
      return path.join(outdir, `${name}.yaml`);
    });
    const { stacks, findings } = synthesize(files, outdir, TODAY);
    expect(findings).toEqual([]);
    for (const { folder } of stacks) {
      asModule(folder);
    }
    const twins = Object.entries(TWINS).flatMap(([name, { call }]) => [
      [`${name}_environment`, { source: `./${name}` }],
      [`${name}_module`, { ...SOURCE, ...call }],
    ]);
    planned = plan(
      { module: Object.fromEntries(twins) },
      {
        standalone: "terraform/standalone",
        ...Object.fromEntries(stacks.map(({ environment, folder }) => [environment.name, folder])),
      },
    );
  }, 60_000);

  it.each(Object.keys(TWINS))("%s: the resources are equal, one by one", (name) => {
    expect(planned.errors).toEqual([]);
    const fromModule = asInEnvironment(within(planned.resources, `${name}_module`));
    const fromFile = withDefaultTags(within(planned.resources, `${name}_environment`), fromModule);
    expect(Object.keys(fromFile).length).toBeGreaterThan(20);
    expect(fromModule).toEqual(fromFile);
  });
});

/** The addresses of what Terraform repeats, as an environment has them; and the image that the module remembers. */
function asInEnvironment(resources: Planned["resources"]): Planned["resources"] {
  const { "terraform_data.cluster_master_image_choice": choice, ...others } = resources;
  const single = Object.entries(others).map(([address, resource]) => {
    const source = resource.cidr_ipv4 ?? resource.referenced_security_group_id;
    const name = address
      .replace(/_(cidrs|groups)\[[^\]]*\]$/, `_${String(source).replace(/[^A-Za-z0-9]+/g, "_")}`)
      .replace(/\[0\]$/, "");
    return [name, resource.ami ? { ...resource, ami: choice?.input } : resource] as const;
  });
  return Object.fromEntries(single);
}

/** What an environment's provider adds to every resource that takes tags. */
function withDefaultTags(resources: Planned["resources"], like: Planned["resources"]): Planned["resources"] {
  return Object.fromEntries(
    Object.entries(resources).map(([address, resource]) => {
      const tags = like["aws_route53_zone.dns"]?.tags as Record<string, string>;
      const own = resource.tags as Record<string, string> | null | undefined;
      return [address, own === undefined ? resource : ({ ...resource, tags: { ...tags, ...own } } as PlannedResource)];
    }),
  );
}
