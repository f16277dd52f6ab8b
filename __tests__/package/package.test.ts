import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { contents, scratchFolder } from "../support/files";
import { describeTerraform, validate } from "../support/terraform";

const ROOT = path.resolve(__dirname, "../..");
const scratch = scratchFolder();
/** An app of a user's: the example, with the packed package installed beside its peers. */
const app = path.join(scratch, "app");
const installed = path.join(app, "node_modules", "terraspark");

function run(command: string, args: string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  expect(`${stdout}${stderr}exit ${status}`).toMatch(/exit 0$/);
  return stdout;
}

beforeAll(() => {
  run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", scratch], ROOT);
  fs.cpSync(path.join(ROOT, "examples", "app"), app, { recursive: true });
  fs.mkdirSync(installed, { recursive: true });
  const [tarball] = fs.readdirSync(scratch).filter((file) => file.endsWith(".tgz"));
  run(
    "tar",
    ["--extract", "--gzip", "--file", path.join(scratch, tarball as string), "--strip-components=1"],
    installed,
  );
  for (const name of fs.readdirSync(path.join(ROOT, "node_modules"))) {
    if (!name.startsWith(".")) {
      fs.symlinkSync(path.join(ROOT, "node_modules", name), path.join(app, "node_modules", name));
    }
  }
});

describe("the package", () => {
  const { dependencies, peerDependencies } = JSON.parse(fs.readFileSync(path.join(ROOT, "package.json"), "utf8"));

  it("holds constructs, their types and the files of a node, and nothing else", () => {
    const folders = Object.keys(contents(installed)).map((file) => file.split(path.sep).slice(0, 3).join("/"));
    expect([...new Set(folders)].sort()).toEqual([
      "LICENSE",
      "README.md",
      "dist/modules/access",
      "dist/modules/dns",
      "dist/modules/emr",
      "dist/modules/engine",
      "dist/modules/engines.d.ts",
      "dist/modules/engines.js",
      "dist/modules/instances",
      "dist/modules/network",
      "dist/modules/rule",
      "dist/modules/schema",
      "dist/modules/spark-cluster-props.d.ts",
      "dist/modules/spark-cluster-props.js",
      "dist/modules/spark-cluster.d.ts",
      "dist/modules/spark-cluster.js",
      "dist/modules/stack",
      "dist/modules/standalone",
      "dist/modules/storage",
      "dist/modules/value",
      "modules/standalone/node",
      "package.json",
    ]);
  });

  it("brings what it imports, and shares the rest with the app", () => {
    const imported = Object.entries(contents(installed))
      .filter(([file]) => file.endsWith(".js"))
      .flatMap(([, code]) => [...code.matchAll(/require\("([^."][^"]*)"\)/g)])
      .map(([, source]) =>
        (source as string)
          .split("/")
          .slice(0, source?.startsWith("@") ? 2 : 1)
          .join("/"),
      )
      .filter((name) => !name.startsWith("node:"));
    expect([...new Set(imported)].sort()).toEqual(
      [...Object.keys(dependencies), ...Object.keys(peerDependencies)].sort(),
    );
  });
});

describe("an app that composes a cluster with its own resources", () => {
  beforeAll(() => {
    run(process.execPath, [require.resolve("typescript/bin/tsc")], app);
    run(process.execPath, ["main.js"], app);
  });

  const stack = () => path.join(app, "cdktf.out", "stacks", "analytics");

  it("has types, addresses without hashes, and references between the two", () => {
    const { resource } = JSON.parse(fs.readFileSync(path.join(stack(), "cdk.tf.json"), "utf8"));
    expect(resource.aws_cloudwatch_metric_alarm.no_workers.dimensions).toEqual({
      AutoScalingGroupName: "${aws_autoscaling_group.spark_cluster_workers.name}",
    });
    expect(resource.aws_iam_role_policy.spark_access_worker_permissions.policy).toContain("${aws_s3_bucket.lake.arn}");
  });

  it("finds the files of a node in the package", () => {
    expect(Object.keys(contents(stack())).filter((file) => file.endsWith("install.sh"))).toHaveLength(1);
  });

  describeTerraform("before the real AWS provider", () => {
    it("is valid", () => {
      expect(validate({ analytics: stack() }).analytics).toEqual([]);
    });
  });
});
