import * as fs from "node:fs";
import * as path from "node:path";
import { synthesize } from "../../modules/environment/synthesize";
import { formatFinding } from "../../modules/rule/finding";
import { nodeFiles } from "../../modules/standalone/user-data";
import { TODAY } from "../support/environment";
import { contents, scratchFolder } from "../support/files";

const GOOD = "name: raster\nregion: us-east-1\ncluster: { engine: standalone }\n";
const estate = scratchFolder();
const outdir = path.join(estate, "cdktf.out");

function write(name: string, text: string): string {
  const file = path.join(estate, name);
  fs.writeFileSync(file, text);
  return file;
}

const good = write("good.yaml", GOOD);
const bad = write("bad.yaml", GOOD.replace("raster", "Raster"));

describe("a synth", () => {
  const { stacks, findings } = synthesize([good], outdir, TODAY);
  const stack = path.join(outdir, "stacks", "raster");
  const written = fs.readFileSync(path.join(stack, "cdk.tf.json"), "utf8");

  it("finds nothing wrong and says where the stack is", () => {
    expect(findings).toEqual([]);
    expect(stacks.map(({ folder }) => folder)).toEqual([stack]);
  });

  it("writes the stack, its node files and the manifest, and no more", () => {
    const files = Object.keys(contents(outdir)).map((file) => file.replace(/[0-9A-F]{32}/, "<hash>"));
    expect(files).toEqual([
      "manifest.json",
      ...[...new Set([...nodeFiles("master"), ...nodeFiles("worker")])]
        .sort()
        .map((file) => `stacks/raster/assets/cluster_node/<hash>/${file}`),
      "stacks/raster/cdk.tf.json",
    ]);
  });

  it("holds no path of the machine that wrote it", () => {
    expect(written).not.toContain(estate);
    expect(written).not.toContain(process.cwd());
  });

  it("is the same every time", () => {
    const before = contents(outdir);
    synthesize([good], outdir, TODAY);
    expect(contents(outdir)).toEqual(before);
  });

  it("keeps what Terraform has put beside it", () => {
    fs.mkdirSync(path.join(stack, ".terraform"), { recursive: true });
    fs.writeFileSync(path.join(stack, ".terraform", "x"), "kept");
    fs.writeFileSync(path.join(stack, ".terraform.lock.hcl"), "kept");
    synthesize([good], outdir, TODAY);
    expect(contents(stack)).toMatchObject({ ".terraform/x": "kept", ".terraform.lock.hcl": "kept" });
  });

  it("leaves the last good output alone if one file of several is wrong", () => {
    const before = contents(outdir);
    const other = write("other.yaml", GOOD.replace("raster", "vector"));
    const failed = synthesize([other, bad], outdir, TODAY);
    expect(failed.stacks).toEqual([]);
    expect(failed.findings.map(({ file }) => file)).toEqual([bad]);
    expect(contents(outdir)).toEqual(before);
  });

  it("leaves it alone if the work itself fails half-way", () => {
    const before = contents(outdir);
    const broken = jest.spyOn(JSON, "stringify").mockImplementation(() => {
      throw new Error("out of luck");
    });
    expect(() => synthesize([good], outdir, TODAY)).toThrow("out of luck");
    broken.mockRestore();
    expect(contents(outdir)).toEqual(before);
  });

  it("refuses two files of one name", () => {
    const twin = write("twin.yaml", GOOD);
    expect(synthesize([good, twin], outdir, TODAY).findings.map(formatFinding)).toEqual([
      `${twin}:1:1: name: is also the name in ${good}, got "raster"\n    fix: rename one of the two`,
    ]);
  });

  it.each([
    {
      of: "in S3",
      states: ["{ backend: s3, bucket: acme, key: x }", "{ backend: s3, bucket: acme, key: x }"],
      line: 4,
      fix: "write another key for this one, or leave it out: its default holds the name",
    },
    {
      of: "in a file, by two paths",
      states: ["{ backend: local, path: a/../x }", "{ backend: local, path: x }"],
      line: 4,
      fix: "write another path for this one, or leave it out: its default holds the name",
    },
    {
      of: "that is the other's by default",
      states: ["{ backend: local, path: terraform.other.tfstate }", undefined],
      line: 1,
      fix: "write a path for this one",
    },
  ])("refuses two files of one state $of", ({ states, line, fix }) => {
    const [one, other] = ["one", "other"].map((name, index) =>
      write(`${name}.yaml`, `${GOOD.replace("raster", name)}${states[index] ? `state: ${states[index]}\n` : ""}`),
    ) as [string, string];
    const findings = synthesize([one, other], outdir, TODAY).findings.map(formatFinding);
    expect(findings).toEqual([
      expect.stringContaining(`${other}:${line}:1: state: is also the state of ${one}; each apply would replace`),
    ]);
    expect(findings[0]).toMatch(new RegExp(`fix: ${fix}$`));
  });

  it("refuses a state in the place of an environment file", () => {
    const one = write("one.yaml", GOOD.replace("raster", "one"));
    const other = write(
      "other.yaml",
      `${GOOD.replace("raster", "other")}state: { backend: local, path: ./one.yaml }\n`,
    );
    expect(synthesize([one, other], outdir, TODAY).findings.map(formatFinding)).toEqual([
      `${other}:4:26: state.path: is the environment file ${one}, which Terraform would replace by the state, got "./one.yaml"\n` +
        "    fix: give the state a file of its own, or leave it out",
    ]);
  });

  it("takes two files whose states stand beside each other", () => {
    const state = (name: string) => `${GOOD.replace("raster", name)}state: { backend: s3, bucket: acme-state }\n`;
    const files = ["first", "second"].map((name) => write(`${name}.yaml`, state(name)));
    expect(synthesize(files, outdir, TODAY).findings).toEqual([]);
  });
});

describe("the state", () => {
  const backend = (state: string): unknown => {
    const file = write("state.yaml", `${GOOD}${state}`);
    synthesize([file], outdir, TODAY);
    return JSON.parse(fs.readFileSync(path.join(outdir, "stacks/raster/cdk.tf.json"), "utf8")).terraform;
  };

  it("stands beside the environment file unless it says otherwise, by a path relative to the stack", () => {
    expect(backend("")).toMatchObject({
      backend: { local: { path: "../../../terraform.raster.tfstate" } },
      required_version: ">= 1.5.7",
    });
    expect(backend("state: { backend: local, path: states/r.tfstate }\n")).toMatchObject({
      backend: { local: { path: "../../../states/r.tfstate" } },
    });
  });

  it("stands in S3 with a lock file, which takes Terraform 1.10", () => {
    expect(backend("state: { backend: s3, bucket: acme-state }\n")).toMatchObject({
      backend: {
        s3: {
          bucket: "acme-state",
          key: "terraspark/raster.tfstate",
          region: "us-east-1",
          encrypt: true,
          use_lockfile: true,
        },
      },
      required_version: ">= 1.10.0",
    });
  });
});

describe("text of a person", () => {
  it("never becomes an expression of Terraform's", () => {
    const file = write(
      "text.yaml",
      `name: raster
region: us-east-1
cluster:
  engine: standalone
  spark: { properties: { spark.executor.extraJavaOptions: "-Dhome=\${HOME} -Dshare=%{x}" } }
`,
    );
    synthesize([file], outdir, TODAY);
    const { locals } = JSON.parse(fs.readFileSync(path.join(outdir, "stacks/raster/cdk.tf.json"), "utf8"));
    const files: { path: string; content: string }[] = locals.cluster_worker_user_data.write_files;
    const defaults = files.find((one) => one.path.endsWith("spark-defaults.conf"));
    expect(defaults?.content).toContain("spark.executor.extraJavaOptions -Dhome=$${HOME} -Dshare=%%{x}\n");
  });
});
