import { replan } from "../../support/plan";
import { describeTerraform } from "../../support/terraform";

const VPCS = {
  spark: { cidr: "10.0.64.0/18", nat: "per_zone" },
  staging: { cidr: "10.0.0.0/18", internet_gateway: false },
};

/** With everything whose form depends on the region, the account or the zones. */
const FULL = { ...VPCS, spark: { ...VPCS.spark, interface_endpoints: ["logs"], flow_logs_retention_days: 30 } };

const NETWORK = { source: "./network", name: "raster", availability_zone_count: 2, vpcs: VPCS };

/** The same network three times, called in the ways that a module can be, each with something that changes. */
const ROOT = {
  variable: { word: {}, zones: {}, vpcs: {} },
  resource: { terraform_data: { first: { input: "${var.word}" } } },
  module: {
    waiting: { ...NETWORK, vpcs: FULL, depends_on: ["terraform_data.first"] },
    wider: { ...NETWORK, for_each: '${toset(["geo"])}', availability_zone_count: "${var.zones}" },
    larger: { ...NETWORK, count: 1, vpcs: "${var.vpcs}" },
  },
};

const BEFORE = { word: "before", zones: 2, vpcs: VPCS };
const AFTER = { word: "after", zones: 3, vpcs: { ...VPCS, production: { cidr: "10.0.128.0/18" } } };

describeTerraform("a network that stands", () => {
  let changes: string[];

  beforeAll(() => {
    changes = replan(ROOT, { network: "terraform/network" }, BEFORE, AFTER);
  });

  const of = (call: string) => changes.filter((line) => line.includes(` module.${call}.`));

  it("is left alone when what it waits for changes, whatever Terraform cannot read in time", () => {
    expect(of("waiting")).toEqual(["read module.waiting.data.aws_availability_zones.region"]);
    expect(changes.filter((line) => !line.includes(" module."))).toEqual(["update terraform_data.first"]);
  });

  it("only grows by a zone at the end", () => {
    expect(of('wider["geo"]').filter((line) => !line.startsWith("create "))).toEqual([]);
    expect(of('wider["geo"]')).toHaveLength(16);
  });

  it("only grows by a VPC, wherever its name stands among the others", () => {
    expect(of("larger[0]").filter((line) => !/^create .*\["production(\/\w+)?"\]/.test(line))).toEqual([]);
    expect(of("larger[0]")).toHaveLength(26);
  });
});
