import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { requirePython } from "../../../scripts/try/python";
import { describeEmulator } from "../../support/emulator";
import { scratchFolder } from "../../support/files";

const root = path.resolve(__dirname, "../../..");
const scratch = scratchFolder();
const REQUIREMENT = fs.readFileSync(path.join(root, "emulator/requirements.txt"), "utf8").trim();

function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, "dist/scripts", command), ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, ...env },
  });
  return { status, stdout, stderr };
}

describe("try", () => {
  test("says the one command that installs the emulator where there is none", () => {
    const { status, stderr } = run("try.js", ["spark.yaml"], { TERRASPARK_PYTHON: "/nowhere/python" });
    expect(stderr).toContain(
      `the emulated AWS needs a Python with ${REQUIREMENT}: /nowhere/python cannot be started; ` +
        "install it: python3 -m venv .venv && .venv/bin/pip install -r emulator/requirements.txt",
    );
    expect(status).toBe(1);
  });

  test("starts nothing for a file that is not valid", () => {
    const file = path.join(scratch, "bad.yaml");
    fs.writeFileSync(file, "name: raster\nregion: us-east-1\ncluster: { engine: standalon }\n");
    const { status, stderr } = run("try.js", [file], { TERRASPARK_PYTHON: "/nowhere/python" });
    expect(stderr).toContain("did you mean standalone?");
    expect(stderr).not.toContain("moto");
    expect(status).toBe(1);
  });
});

describeEmulator("try in a Python of its own", () => {
  const [, release] = REQUIREMENT.split("==");
  const python = path.join(scratch, "python/bin/python");
  beforeAll(() => spawnSync(requirePython(), ["-m", "venv", "--without-pip", path.join(scratch, "python")]));

  /** A folder in which a Python finds a package of that name and version, and nothing of it. */
  const moto = (version: string) => {
    const folder = path.join(scratch, version);
    const metadata = path.join(folder, `moto-${version}.dist-info`);
    fs.mkdirSync(metadata, { recursive: true });
    fs.writeFileSync(path.join(metadata, "METADATA"), `Name: moto\nVersion: ${version}\n`);
    return { PYTHONPATH: folder };
  };

  test.each([
    ["without moto", {}, "has no moto"],
    ["with another moto", moto("5.2.1"), "has moto 5.2.1"],
    ["with moto alone", moto(release as string), `has moto ${release} without its server`],
  ])("%s starts nothing, and says what is there", (_, env, found) => {
    const { status, stderr } = run("try.js", ["spark.yaml"], { ...env, TERRASPARK_PYTHON: python });
    expect(stderr).toContain(`${REQUIREMENT}: ${python} ${found}; install it: `);
    expect(status).toBe(1);
  });
});

describe("check --against", () => {
  const plan = (name: string, content: string) => {
    const file = path.join(scratch, name);
    fs.writeFileSync(file, content);
    return file;
  };
  const BUCKET = {
    address: "aws_s3_bucket.storage",
    mode: "managed",
    type: "aws_s3_bucket",
    name: "storage",
    change: { actions: ["delete"], before: {}, after: null },
  };

  test("warns of every loss, sums the plan up, and does not fail for it", () => {
    const file = plan("plan.json", JSON.stringify({ format_version: "1.2", resource_changes: [BUCKET] }));
    const { status, stdout, stderr } = run("check.js", ["spark.yaml", "--against", file]);
    expect(stderr).toMatch(/^warning: aws_s3_bucket\.storage: deletes the bucket: /);
    expect(stdout).toBe("ok spark.yaml\nplan 0 to create, 0 to update, 0 to replace, 1 to delete\n");
    expect(status).toBe(0);
  });

  test("has the losses in its JSON as well", () => {
    const file = plan("plan.json", JSON.stringify({ format_version: "1.2", resource_changes: [BUCKET] }));
    const { stdout } = run("check.js", ["spark.yaml", "--json", "--against", file]);
    expect(JSON.parse(stdout)).toMatchObject({
      valid: true,
      tally: "0 to create, 0 to update, 0 to replace, 1 to delete",
      losses: [{ address: "aws_s3_bucket.storage" }],
    });
  });

  test.each([
    ["no JSON", "Terraform will perform", "make it with terraform show -json"],
    ["JSON of another kind", "{}", "is not a plan in JSON; make it with terraform show -json"],
  ])("fails for a file that holds %s", (_, content, message) => {
    const { status, stderr } = run("check.js", ["spark.yaml", "--against", plan("other.json", content)]);
    expect(stderr).toContain(message);
    expect(status).toBe(1);
  });
});
