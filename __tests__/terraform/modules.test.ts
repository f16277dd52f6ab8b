import * as fs from "node:fs";
import * as path from "node:path";
import { MODULE_NAMES, MODULES_FOLDER, publishedModules } from "../../modules/published-modules";
import { contents, scratchFolder } from "../support/files";
import { complaints, inCopy } from "../support/module-copy";
import { type Planned, plan, UNKNOWN, within } from "../support/plan";
import { describeTerraform } from "../support/terraform";

const outdir = scratchFolder();
const written = publishedModules(outdir);

/** What has EMR in it is made for one major version of the provider; all else fits both. */
const RANGES: Record<string, string> = { emr: ">= 6.2.0, < 7.0.0", emr_scaled: ">= 6.2.0, < 7.0.0" };

test("what is committed is what `npm run modules` writes", () => {
  const isGenerated = (file: string) => !file.includes(`${path.sep}tests${path.sep}`);
  const committed = Object.entries(contents(MODULES_FOLDER)).filter(([file]) => isGenerated(file));
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(committed));
});

describe.each(MODULE_NAMES)("the module %s", (name) => {
  const json = (file: string) => JSON.parse(written.get(path.join(name, file)) as string);

  it("is split as people expect, without a provider, a backend or a trace of CDKTF", () => {
    expect(
      Object.keys(json("main.tf.json")).every((key) =>
        ["data", "locals", "resource", "check", "moved", "module"].includes(key),
      ),
    ).toBe(true);
    expect(Object.keys(json("variables.tf.json"))).toEqual(["variable"]);
    expect(Object.keys(json("outputs.tf.json"))).toEqual(["output"]);
    expect(json("versions.tf.json")).toEqual({
      terraform: {
        required_version: ">= 1.5.7",
        required_providers: { aws: { source: "hashicorp/aws", version: RANGES[name] ?? ">= 5.100.0, < 7.0.0" } },
      },
    });
    const all = ["main", "variables", "outputs"].map((file) => written.get(path.join(name, `${file}.tf.json`))).join();
    expect(all).not.toMatch(/"\/\/"|cdktf|TfToken|TOKEN|uniqueId/);
  });

  it("names no path but its own", () => {
    const files = JSON.stringify(json("main.tf.json")).match(/file\(\\"[^"]*/g) ?? [];
    expect(files.filter((file) => !file.startsWith('file(\\"${path.module}/files/'))).toEqual([]);
    expect(JSON.stringify(json("main.tf.json"))).not.toContain(process.cwd());
  });

  it("describes every output", () => {
    for (const output of Object.values(json("outputs.tf.json").output)) {
      expect(output).toEqual(expect.objectContaining({ description: expect.stringMatching(/\w/) }));
    }
  });

  it("names no link in its README that leads nowhere", () => {
    const readme = written.get(path.join(name, "README.md")) as string;
    const links = [...readme.matchAll(/\]\((\.[^)#]*)/g)].map(([, link]) =>
      path.join(MODULES_FOLDER, name, link as string),
    );
    expect(links.filter((link) => !fs.existsSync(link))).toEqual([]);
  });
});

describeTerraform("before the real AWS provider", () => {
  it.each(MODULE_NAMES)("%s is valid, without a warning, formatted, and passes its own tests", (name) => {
    inCopy(path.join(MODULES_FOLDER, name), (copy) => {
      expect(complaints(copy)).toEqual([]);
      const { status, stdout } = copy.run("test", "-no-color");
      expect(`${stdout}exit ${status}`).toMatch(/Success! [1-9]\d* passed, 0 failed\.\s*exit 0$/);
    });
  });
});

describeTerraform("a module call", () => {
  const CALL = {
    source: "./standalone",
    vpc_id: "vpc-0123456789abcdef0",
    subnet_ids: ["subnet-0123456789abcdef0"],
  };
  let planned: Planned;

  beforeAll(() => {
    planned = plan(
      {
        provider: { aws: [{ alias: "west", region: "us-west-2" }] },
        resource: { terraform_data: { first: {} } },
        module: {
          each: {
            ...CALL,
            for_each: '${toset(["raster", "vector"])}',
            depends_on: ["terraform_data.first"],
            providers: { aws: "aws.west" },
            name: "${each.value}",
          },
          counted: { ...CALL, count: 2, name: "lake-${count.index}" },
          absent: { ...CALL, count: 0, name: "absent" },
        },
      },
      { standalone: "terraform/standalone" },
      ["aws.west"],
    );
  });

  /** Names and prefixes of names that a cluster has in the account. */
  const names = (cluster: string) =>
    Object.entries(within(planned.resources, cluster))
      // A policy within a role has a name of the role's own.
      .filter(([address]) => !address.startsWith("aws_iam_role_policy."))
      .flatMap(([, resource]) => [resource.name, resource.name_prefix, resource.bucket_prefix])
      .filter((name) => typeof name === "string" && name !== UNKNOWN);

  it.each([
    ["for_each, depends_on and providers", 'each["raster"]', 'each["vector"]'],
    ["count", "counted[0]", "counted[1]"],
  ])("takes %s, and two clusters stand side by side", (_, one, other) => {
    expect(planned.errors).toEqual([]);
    expect(names(one).length).toBeGreaterThan(8);
    expect(names(other)).toHaveLength(names(one).length);
    expect(names(one).filter((name) => names(other).includes(name))).toEqual([]);
  });

  it("makes nothing where its count is 0", () => {
    expect(planned.errors).toEqual([]);
    expect(Object.keys(planned.resources).filter((address) => address.startsWith("module.absent"))).toEqual([]);
  });
});
