import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { TODAY } from "../support/environment";
import { contents, scratchFolder } from "../support/files";

const root = path.resolve(__dirname, "../..");
const estate = scratchFolder();
fs.copyFileSync(path.join(root, "spark.yaml"), path.join(estate, "spark.yaml"));
fs.writeFileSync(path.join(estate, "bad.yaml"), "name: raster\nregion: us-east-1\ncluster: { engine: standalon }\n");

/** What a command is told of is the same on every day. */
const ON_TODAY = {
  TERRASPARK_TEST_DAY: TODAY.toISOString(),
  NODE_OPTIONS: `--require ${path.join(root, "__tests__/support/today.cjs")}`,
};

/** Run a built command as a person does, in a folder with two environment files. */
function run(command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, "dist", `${command}.js`), ...args], {
    cwd: estate,
    encoding: "utf8",
    env: { ...process.env, ...ON_TODAY, NO_COLOR: "1", FORCE_COLOR: undefined, CDKTF_OUTDIR: undefined },
  });
  return { status, stdout, stderr };
}

const REFUSAL = `bad.yaml:3:12: cluster.engine: is not a known word, got "standalon"
    allowed: standalone, emr
    fix: did you mean standalone?
`;

describe("synth", () => {
  const { status, stdout, stderr } = run("scripts/synth");

  it("takes spark.yaml where no file is named, and has nothing to complain of", () => {
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("shows the topology as a tree", () => {
    expect(stdout.split("\n\n")[0]).toBe(`raster (us-east-1)
├─┬ VPC spark 10.0.64.0/18, the hub
│ ├── zones: the first 2 of the region
│ ├── private 10.0.64.0/21, 10.0.72.0/21
│ ├── public 10.0.127.0/24, 10.0.126.0/24
│ ├── NAT: single
│ ├── endpoints: s3
│ └─┬ standalone Spark 4.1.4, Scala 2.13.17, Hadoop 3.4.2
│   ├── master m7g.large, on demand
│   └── workers 0 to 10, 100 % spot: m7g.xlarge, m6g.xlarge, r7g.xlarge, r6g.xlarge
├─┬ VPC staging 10.0.0.0/18, peered with spark
│ ├── zones: the first 2 of the region
│ ├── private 10.0.0.0/21, 10.0.8.0/21
│ ├── public 10.0.63.0/24, 10.0.62.0/24
│ ├── NAT: none
│ └── endpoints: s3
├─┬ VPC production 10.0.128.0/18, peered with spark
│ ├── zones: the first 2 of the region
│ ├── private 10.0.128.0/21, 10.0.136.0/21
│ ├── public 10.0.191.0/24, 10.0.190.0/24
│ ├── NAT: none
│ └── endpoints: s3
├── private zone raster-spark, seen from staging, spark, production
├── bucket raster-spark-…, encrypted with SSE-S3
└── state in terraform.raster.tfstate`);
  });

  it("counts the resources by kind, and they add up", () => {
    const rows = [...stdout.matchAll(/^│ +(\d+) │ (.+?) +│$/gm)].map(([, count, kind]) => [kind, Number(count)]);
    const { resource } = JSON.parse(fs.readFileSync(path.join(estate, "cdktf.out/stacks/raster/cdk.tf.json"), "utf8"));
    const all = Object.values(resource as Record<string, object>).reduce(
      (sum, type) => sum + Object.keys(type).length,
      0,
    );
    expect(rows.at(-1)).toEqual(["in all", all]);
    expect(rows.slice(0, -1).reduce((sum, [, count]) => sum + Number(count), 0)).toBe(all);
  });

  it("says where the file is and what to type next", () => {
    expect(stdout).toContain(`written to cdktf.out/stacks/raster/cdk.tf.json
next:
  terraform -chdir=cdktf.out/stacks/raster init
  terraform -chdir=cdktf.out/stacks/raster apply
`);
  });

  it("refuses a bad file on standard error, exits with 1, and leaves the output as it was", () => {
    const before = contents(path.join(estate, "cdktf.out"));
    expect(run("scripts/synth", "bad.yaml", "spark.yaml")).toEqual({
      status: 1,
      stdout: "",
      stderr: `${REFUSAL}nothing was written; cdktf.out is as it was\n`,
    });
    expect(contents(path.join(estate, "cdktf.out"))).toEqual(before);
  });

  it("explains itself", () => {
    const { status, stdout } = run("scripts/synth", "--help");
    expect(status).toBe(0);
    expect(stdout).toContain("Usage: npm run synth -- [options] [file...]");
  });

  it("exits with 2 for wrong usage", () => {
    expect(run("scripts/synth", "--colour")).toMatchObject({ status: 2, stdout: "" });
  });
});

describe("check", () => {
  it("says ok for each good file and writes nothing", () => {
    const before = fs.readdirSync(estate, { recursive: true }).sort();
    expect(run("scripts/check", "spark.yaml")).toEqual({ status: 0, stdout: "ok spark.yaml\n", stderr: "" });
    expect(fs.readdirSync(estate, { recursive: true }).sort()).toEqual(before);
  });

  it("exits with 1 if any file is bad, and still says which are good", () => {
    expect(run("scripts/check", "spark.yaml", "bad.yaml")).toEqual({
      status: 1,
      stdout: "ok spark.yaml\n",
      stderr: REFUSAL,
    });
  });

  it("speaks JSON to machines", () => {
    const { status, stdout, stderr } = run("scripts/check", "--json", "bad.yaml");
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      valid: false,
      files: ["bad.yaml"],
      findings: [
        {
          severity: "error",
          file: "bad.yaml",
          line: 3,
          column: 12,
          path: "cluster.engine",
          problem: "is not a known word",
          got: "standalon",
          allowed: "standalone, emr",
          fix: "did you mean standalone?",
        },
      ],
    });
  });
});

describe("schema", () => {
  it("writes the JSON Schema, its reference and what is checked where it is told", () => {
    expect(run("scripts/schema", "--schema", "s/e.json", "--reference", "s/e.md", "--rules", "s/r.md")).toEqual({
      status: 0,
      stdout: "written to s/e.json\nwritten to s/e.md\nwritten to s/r.md\n",
      stderr: "",
    });
    expect(JSON.parse(fs.readFileSync(path.join(estate, "s/e.json"), "utf8")).title).toBe("terraspark environment");
    expect(fs.readFileSync(path.join(estate, "s/e.md"), "utf8")).toMatch(/^# The environment file/);
    expect(fs.readFileSync(path.join(estate, "s/r.md"), "utf8")).toMatch(/^# What is checked/);
  });
});

describe("modules", () => {
  it("writes modules for AWS provider 5 where it is told, whole", () => {
    const { status, stdout, stderr } = run("scripts/modules", "--provider", "5", "--out", "estate/modules");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("written to estate/modules/emr/main.tf.json\n");
    expect(stdout).toMatch(/\nemr and emr_scaled are for AWS provider 5, the others for 5 and 6\n$/);
    const written = contents(path.join(estate, "estate/modules"));
    expect(Object.keys(written)).toEqual(Object.keys(contents(path.join(root, "terraform"))));
    expect(written["emr/versions.tf.json"]).toContain(">= 5.100.0, < 6.0.0");
    expect(written["emr/README.md"]).toContain(">= 5.100.0, < 6.0.0");
  });

  const committed = path.join(root, "terraform");

  it.each<[string, string[], string]>([
    ["the committed modules, unnamed", [], "--provider 5 would replace the modules for provider 6 in "],
    ["the committed modules", ["--out", committed], "--provider 5 would replace the modules for provider 6 in "],
    [
      "a folder among them",
      ["--out", path.join(committed, "five")],
      "lies among the modules that it would be a copy of",
    ],
    ["a file", ["--out", "spark.yaml"], "--out spark.yaml is a file"],
  ])("leaves %s alone", (_, out, problem) => {
    const { status, stdout, stderr } = run("scripts/modules", "--provider", "5", ...out);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(problem);
    expect(stderr).toMatch(/^error: .*\n {4}fix: name another folder: --out DIR\n$/);
  });

  it("knows the providers 5 and 6", () => {
    const { status, stderr } = run("scripts/modules", "--provider", "4");
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "error: option '--provider <major>' argument '4' is invalid. Allowed choices are 5, 6.\n",
    });
  });
});

describe("the app that cdktf runs", () => {
  it("prints a refusal and no stack trace", () => {
    expect(run("main", "bad.yaml")).toEqual({ status: 1, stdout: "", stderr: REFUSAL });
  });

  it("is silent about a good file", () => {
    expect(run("main", "spark.yaml")).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});

describe("cdktf itself", () => {
  it("synthesizes spark.yaml from cdktf.json", () => {
    const output = path.join(estate, "by-cdktf");
    const { status, stderr } = spawnSync("npx", ["--no-install", "cdktf", "synth", "--output", output], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, CI: "1", CHECKPOINT_DISABLE: "1" },
    });
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    const byCdktf = contents(path.join(output, "stacks"));
    expect(Object.keys(byCdktf)).toContain("raster/cdk.tf.json");
  });
});
