import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "@cdktf/hcl2json";
import { MODULES_FOLDER } from "../../modules/published-modules";
import { scratchFolder } from "../support/files";
import { EXAMPLES_FOLDER } from "../support/module-copy";
import { type Planned, plan } from "../support/plan";
import { describeTerraform, terraform } from "../support/terraform";

// Terragrunt itself is on no registry that tests install from. Its files are HCL: Terraform formats them, and plans the
// modules with their inputs.

const FOLDER = path.join(EXAMPLES_FOLDER, "terragrunt");
const UNITS = ["network", "spark"];
const FILES = ["root.hcl", ...UNITS.map((unit) => path.join(unit, "terragrunt.hcl"))];

interface Unit {
  inputs: Record<string, unknown>;
  terraform: [{ source: string }];
  dependency?: Record<string, [{ config_path: string; mock_outputs: Record<string, unknown> }]>;
}

const read = async (file: string) => parse(file, fs.readFileSync(path.join(FOLDER, file), "utf8"));
const readUnit = async (unit: string) => (await read(path.join(unit, "terragrunt.hcl"))) as Unit;

/** What a dependency is to Terragrunt, a local value is to Terraform. */
const asLocal = (text: string) => text.replaceAll("dependency.", "local.dependency.");
const outputs = ({ dependency = {} }: Unit) =>
  Object.fromEntries(Object.entries(dependency).map(([name, [{ mock_outputs }]]) => [name, { outputs: mock_outputs }]));

test("every unit includes the root and calls a module by its name", async () => {
  for (const unit of UNITS) {
    expect(await read(path.join(unit, "terragrunt.hcl"))).toMatchObject({
      include: { root: [{ path: '${find_in_parent_folders("root.hcl")}' }] },
    });
    const [{ source }] = (await readUnit(unit)).terraform;
    expect(fs.existsSync(source.replace("${get_repo_root()}//", ""))).toBe(true);
  }
});

test("a unit takes from another what its module has as an output", async () => {
  const { dependency } = await readUnit("spark");
  const file = path.join(MODULES_FOLDER, "network", "outputs.tf.json");
  const declared = Object.keys(JSON.parse(fs.readFileSync(file, "utf8")).output);
  expect(dependency?.network?.[0].config_path).toBe("../network");
  expect(declared).toEqual(expect.arrayContaining(Object.keys(dependency?.network?.[0].mock_outputs ?? {})));
});

describeTerraform("the wrapper for Terragrunt", () => {
  const scratch = scratchFolder();
  let planned: Planned;

  beforeAll(async () => {
    const units = await Promise.all(UNITS.map(async (unit) => [unit, await readUnit(unit)] as const));
    for (const [unit, { terraform: call, ...rest }] of units) {
      const copy = path.join(scratch, unit);
      fs.cpSync(call[0].source.replace("${get_repo_root()}//", ""), copy, { recursive: true });
      const locals = { dependency: outputs({ terraform: call, ...rest }) };
      fs.writeFileSync(path.join(copy, "dependency.tf.json"), JSON.stringify({ locals }));
    }
    const calls = units.map(([unit, { inputs }]) => [
      unit,
      { source: `./${unit}`, ...JSON.parse(asLocal(JSON.stringify(inputs))) },
    ]);
    planned = plan(
      {
        locals: { dependency: Object.assign({}, ...units.map(([, unit]) => outputs(unit))) },
        module: Object.fromEntries(calls),
      },
      Object.fromEntries(UNITS.map((unit) => [unit, path.join(scratch, unit)])),
    );
  });

  it.each(FILES)("%s is formatted", (file) => {
    const copy = path.join(scratch, `${file.replace(/\W/g, "_")}.tf`);
    fs.copyFileSync(path.join(FOLDER, file), copy);
    expect(terraform(["fmt", "-check", copy], process.env)).toMatchObject({ status: 0, stdout: "" });
  });

  it("makes the network and the cluster of its inputs", () => {
    expect(planned.errors).toEqual([]);
    expect(planned.resources['module.network.aws_vpc_peering_connection.peering["staging"]']).toBeDefined();
    expect(planned.resources["module.spark.aws_route53_zone.dns"]).toMatchObject({ name: "raster-spark" });
  });

  it("associates the zone with the VPCs beside the hub", () => {
    const associated = ["staging", "production"].map(
      (name) => planned.resources[`module.spark.aws_route53_zone_association.dns_peers["${name}"]`]?.vpc_id,
    );
    expect(associated).toEqual(["vpc-0123456789abcdef1", "vpc-0123456789abcdef2"]);
  });
});
