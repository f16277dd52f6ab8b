import { scratchFolder } from "../../support/files";
import { type Planned, type PlannedResource, UNKNOWN, within } from "../../support/plan";
import { describeTerraform } from "../../support/terraform";
import { planTwins, type Twin, withDefaultTags } from "../../support/twins";

const TAGS = { team: "geo" };

/** Networks of many shapes, in the words of both: the block of an environment file, and the inputs of the module. */
const SHAPES: Record<string, object> = {
  least: {},
  alone: { hub: "lab", availability_zone_count: 1, vpcs: { lab: { cidr: "10.7.0.0/24", nat: "none" } } },
  quiet: {
    vpcs: {
      spark: {
        cidr: "10.8.0.0/20",
        internet_gateway: false,
        interface_endpoints: ["ssm", "ec2", "logs", "monitoring", "sts", "kms", "emr", "glue"],
        flow_logs_retention_days: 30,
      },
      staging: { cidr: "10.9.0.0/26", availability_zone_count: 1 },
    },
  },
  large: {
    hub: "core",
    availability_zone_count: 3,
    vpcs: {
      core: {
        cidr: "10.16.0.0/16",
        nat: "per_zone",
        private_subnet_prefix: 20,
        public_subnet_prefix: 26,
        interface_endpoints: ["logs"],
        flow_logs_retention_days: 365,
      },
      near: { cidr: "10.17.0.0/18", availability_zones: ["us-east-1c", "us-east-1a"], nat: "single" },
      far: { cidr: "10.18.0.0/18", availability_zone_count: 2, internet_gateway: false },
      small: { cidr: "10.19.0.0/24", private_subnet_prefix: 27, public_subnet_prefix: 28 },
    },
  },
  named: {
    availability_zones: ["us-east-1a", "us-east-1c"],
    vpcs: {
      spark: { cidr: "10.32.0.0/16", nat: "per_zone", interface_endpoints: ["ssm"] },
      staging: { cidr: "10.33.0.0/16" },
      single: { cidr: "10.34.0.0/20", availability_zone_count: 1, s3_endpoint: false },
    },
  },
};

/** What only the state tells the module: which zones it took, the region of a VPC and its account. */
const REMEMBERED = {
  aws_subnet: "availability_zone",
  aws_vpc_endpoint: "service_name",
  aws_iam_role: "assume_role_policy",
};

describeTerraform("the module network and an environment of the same VPCs", () => {
  const outdir = scratchFolder();
  let planned: Planned;

  beforeAll(() => {
    const access = { role_path: "/data/", permissions_boundary_arn: "arn:aws:iam::111122223333:policy/boundary" };
    const twins = Object.entries(SHAPES).map(([name, network]): [string, Twin] => {
      const common = { name, tags: TAGS };
      // EMR needs S3 alone, so that a hub without NAT is possible.
      const environment = { ...common, region: "us-east-1", network, access, cluster: { engine: "emr" } };
      // YAML takes JSON as it is.
      return [name, { yaml: JSON.stringify(environment), call: { ...common, ...network, ...access } }];
    });
    planned = planTwins("network", Object.fromEntries(twins), outdir);
  });

  it.each([
    ["least", 75],
    ["alone", 13],
    ["quiet", 46],
    ["large", 124],
    ["named", 72],
  ])("%s: the resources are equal, one by one", (name, count) => {
    expect(planned.errors).toEqual([]);
    const fromModule = asInEnvironment(within(planned.resources, `${name}_module`));
    const fromFile = ofNetwork(within(planned.resources, `${name}_environment`), {
      ...TAGS,
      "terraspark:environment": name,
    });
    expect(withoutRemembered(fromModule, fromModule)).toEqual(withoutRemembered(fromFile, fromModule));
    expect(Object.keys(fromModule)).toHaveLength(count);
  });

  it("leaves nothing open of zones that are named", () => {
    const zones = (vpc: string) =>
      Object.entries(within(planned.resources, "large_module"))
        .filter(([address]) => address.startsWith(`module.vpc["${vpc}"].aws_subnet.`))
        .map(([, subnet]) => subnet.availability_zone);
    expect(zones("near")).toEqual(["us-east-1c", "us-east-1a", "us-east-1c", "us-east-1a"]);
    expect(zones("small")).toEqual(Array(6).fill(UNKNOWN));
  });
});

/** The addresses that an environment gives to what Terraform repeats; without the zones that the module remembers. */
function asInEnvironment(resources: Planned["resources"]): Planned["resources"] {
  const all = Object.entries(resources).filter(([address]) => !address.startsWith("terraform_data."));
  return Object.fromEntries(all.map(([address, resource]) => [addressInEnvironment(address), resource]));
}

function addressInEnvironment(address: string): string {
  return address
    .replace(/^module\.vpc\["(.+?)"\]\.(\w+)\.vpc/, "$2.network_$1")
    .replace(/_zones(_\w+)?\[(\d)\]$/, "_$2$1")
    .replace(/peering_(to|from)_hub_tables\["(.+)\/(.+)"\]$/, "peering_$2_$1_hub_$3")
    .replace(/(_tables|_services|peering)\["(.+)"\]$/, (_, all, key) => `${all === "peering" ? all : ""}_${key}`)
    .replace(/\[0\]$/, "");
}

/** An environment's network and peering, with what its provider adds to every resource that takes tags. */
function ofNetwork(resources: Planned["resources"], tags: object): Planned["resources"] {
  const own = Object.entries(resources).filter(([address]) => /\.(network|peering)_/.test(address));
  return withDefaultTags(Object.fromEntries(own), tags);
}

/** Without what the state of the module does not tell yet, and nothing else. */
function withoutRemembered(resources: Planned["resources"], module: Planned["resources"]): Planned["resources"] {
  return Object.fromEntries(
    Object.entries(resources).map(([address, resource]) => {
      const key = REMEMBERED[address.split(".")[0] as keyof typeof REMEMBERED];
      const isOpen = key !== undefined && module[address]?.[key] === UNKNOWN;
      return [address, isOpen ? ({ ...resource, [key]: UNKNOWN } as PlannedResource) : resource];
    }),
  );
}
