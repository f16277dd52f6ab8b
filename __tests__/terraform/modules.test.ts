import type { SpawnSyncReturns } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { MODULES_FOLDER, publishedModules } from "../../modules/app/published-modules";
import { contents, scratchFolder } from "../support/files";
import { plan, planFolder } from "../support/plan";
import { describeTerraform, environment, INIT, succeed, terraform } from "../support/terraform";

const MODULES = fs.readdirSync(MODULES_FOLDER);
const EXAMPLES = path.join("examples", "hcl");

const outdir = scratchFolder();
const written = publishedModules(outdir);

test("what is committed is what `npm run modules` writes", () => {
  const isGenerated = (file: string) => !file.includes(`${path.sep}tests${path.sep}`);
  const committed = Object.entries(contents(MODULES_FOLDER)).filter(([file]) => isGenerated(file));
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(committed));
});

describe.each(MODULES)("the module %s", (name) => {
  const json = (file: string) => JSON.parse(written.get(path.join(name, file)) as string);

  it("is split as people expect, without a provider, a backend or a trace of CDKTF", () => {
    expect(
      Object.keys(json("main.tf.json")).every((key) => ["data", "locals", "resource", "check"].includes(key)),
    ).toBe(true);
    expect(Object.keys(json("variables.tf.json"))).toEqual(["variable"]);
    expect(Object.keys(json("outputs.tf.json"))).toEqual(["output"]);
    expect(json("versions.tf.json")).toEqual({
      terraform: {
        required_version: ">= 1.5.7",
        required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } },
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
  const examples = fs
    .readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(EXAMPLES, name));
  const modules = MODULES.map((name) => path.join(MODULES_FOLDER, name));

  it.each([...modules, ...examples])(
    "%s is valid, without a warning, and formatted",
    (folder) => {
      inCopy(folder, (run) => {
        succeed(run(...INIT));
        succeed(run("fmt", "-check", "-diff", "-recursive"));
        expect(JSON.parse(run("validate", "-json").stdout).diagnostics).toEqual([]);
      });
    },
    60_000,
  );

  it.each(examples)(
    "%s can be planned, with nothing of it known before",
    (folder) => {
      inCopy(folder, (_run, root, env) => {
        fs.copyFileSync(path.join(root, "terraform.tfvars.example"), path.join(root, "terraform.tfvars"));
        const aliases = folder.endsWith("peered-vpcs") ? ["aws.west"] : [];
        const { errors, warnings, resources } = planFolder(root, aliases, env);
        expect([...errors, ...warnings]).toEqual([]);
        expect(Object.keys(resources).length).toBeGreaterThan(20);
      });
    },
    60_000,
  );

  it.each(modules)(
    "%s passes its own tests",
    (folder) => {
      inCopy(folder, (run) => {
        succeed(run(...INIT));
        const { status, stdout } = run("test", "-no-color");
        expect(`${stdout}exit ${status}`).toMatch(/Success! [1-9]\d* passed, 0 failed\.\s*exit 0$/);
      });
    },
    120_000,
  );
});

describeTerraform("a module call", () => {
  const NETWORK = { vpc_id: "vpc-0123456789abcdef0", subnet_ids: ["subnet-0123456789abcdef0"] };

  it("takes for_each, providers and depends_on, and two clusters stand side by side", () => {
    const { errors, resources } = plan(
      {
        provider: { aws: [{ alias: "west", region: "us-west-2" }] },
        resource: { terraform_data: { first: {} } },
        module: {
          spark: {
            source: "./standalone",
            for_each: '${toset(["raster", "vector"])}',
            depends_on: ["terraform_data.first"],
            providers: { aws: "aws.west" },
            name: "${each.value}",
            ...NETWORK,
          },
        },
      },
      { standalone: "terraform/standalone" },
      ["aws.west"],
    );
    expect(errors).toEqual([]);
    const fixed = (cluster: string) =>
      Object.entries(resources)
        .filter(
          ([address]) => address.startsWith(`module.spark["${cluster}"].`) && !address.includes("iam_role_policy"),
        )
        .flatMap(([, resource]) => [resource.name, resource.name_prefix, resource.bucket_prefix])
        .filter((name) => typeof name === "string" && name !== "(known after apply)");
    expect(fixed("raster").length).toBeGreaterThan(8);
    expect(fixed("raster").filter((name) => fixed("vector").includes(name))).toEqual([]);
  }, 60_000);
});

type Run = (...args: string[]) => SpawnSyncReturns<string>;

/** Run Terraform in a folder of modules and examples that it may write to. */
function inCopy(folder: string, use: (run: Run, root: string, env: NodeJS.ProcessEnv) => void): void {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "terraspark-modules-"));
  try {
    for (const copied of [MODULES_FOLDER, EXAMPLES]) {
      fs.cpSync(copied, path.join(root, copied), { recursive: true });
    }
    const env = environment(root);
    const copy = path.join(root, folder);
    use((...args) => terraform([`-chdir=${copy}`, ...args], env), copy, env);
  } finally {
    fs.rmSync(root, { recursive: true });
  }
}
