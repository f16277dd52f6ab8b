import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout } from "node:timers/promises";
import { contents, scratchFolder } from "../support/files";

/** What the world refuses, and what is wrong with ourselves: one line each, and nothing half-written. */

const root = path.resolve(__dirname, "../..");
const estate = scratchFolder();
const GOOD = "name: raster\nregion: us-east-1\ncluster: { engine: standalone }\n";
fs.writeFileSync(path.join(estate, "spark.yaml"), GOOD);

/** Run a built command in a shell, which may have limits. */
function run(command: string, before = "true", env: NodeJS.ProcessEnv = {}) {
  const [script, ...args] = command.split(" ");
  const line = `${before}; exec ${process.execPath} ${path.join(root, "dist/scripts", `${script}.js`)} ${args.join(" ")}`;
  const { status, stdout, stderr } = spawnSync("bash", ["-c", line], {
    cwd: estate,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, CDKTF_OUTDIR: undefined, ...env },
  });
  return { status, stdout, stderr };
}

it("says that the output is a file", () => {
  fs.writeFileSync(path.join(estate, "taken"), "");
  expect(run("synth -o taken")).toEqual({
    status: 1,
    stdout: "",
    stderr: "taken: is a file where a folder has to be\n",
  });
});

it("leaves the last good output as it was where the disk takes no more", () => {
  expect(run("synth -q -o out").status).toBe(0);
  const before = contents(path.join(estate, "out"));
  // A limit of 8 KB for each file stands in for a full disk, which takes a disk.
  expect(run("synth -q -o out", "ulimit -f 8")).toEqual({
    status: 1,
    stdout: "",
    stderr: "out: is larger than files may be here\n",
  });
  expect(contents(path.join(estate, "out"))).toEqual(before);
  expect(run("synth -q -o new", "ulimit -f 8").status).toBe(1);
  expect(fs.existsSync(path.join(estate, "new"))).toBe(false);
});

it("puts everything back where one file cannot be replaced, the last of all", () => {
  const outdir = path.join(estate, "stuck");
  expect(run("synth -q -o stuck").status).toBe(0);
  const before = contents(outdir);
  fs.writeFileSync(path.join(estate, "other.yaml"), GOOD.replace("raster", "vector"));
  fs.writeFileSync(path.join(outdir, "stacks/vector"), "a file of somebody's");
  expect(run("synth -q -o stuck spark.yaml other.yaml")).toMatchObject({
    status: 1,
    stderr: "stuck/stacks/vector: is a file where a folder has to be\n",
  });
  fs.rmSync(path.join(outdir, "stacks/vector"));
  expect(contents(outdir)).toEqual(before);
});

it.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("leaves nothing behind where %s ends it", async (signal, code) => {
  const many = Array.from({ length: 40 }, (_, at) => `r${at}.yaml`);
  for (const [at, file] of many.entries()) {
    fs.writeFileSync(path.join(estate, file), GOOD.replace("raster", `r${at}`));
  }
  const outdir = path.join(estate, "ended");
  const script = path.join(root, "dist/scripts/synth.js");
  const child = spawn(process.execPath, [script, "-q", "-o", "ended", ...many], { cwd: estate, stdio: "ignore" });
  const ended = once(child, "exit");
  while (!fs.existsSync(outdir)) {
    await setTimeout(10);
  }
  child.kill(signal);
  expect(await ended).toEqual([code, null]);
  expect(fs.existsSync(outdir)).toBe(false);
});

it("takes away what a crash left, and leaves what another synth works in", () => {
  const dead = spawnSync("true").pid;
  for (const pid of [dead, process.pid]) {
    fs.mkdirSync(path.join(estate, `out/.staging-${pid}-x`), { recursive: true });
  }
  expect(run("synth -q -o out").status).toBe(0);
  expect(fs.readdirSync(path.join(estate, "out")).filter((name) => name.startsWith("."))).toEqual([
    `.staging-${process.pid}-x`,
  ]);
});

it("ends with 70 and one line to report for a fault of its own, and shows where it was if asked", () => {
  const broken = "require('node:fs').statSync = () => { throw new Error('out of luck'); };";
  fs.writeFileSync(path.join(estate, "broken.cjs"), broken);
  const env = { NODE_OPTIONS: `--require ${path.join(estate, "broken.cjs")}` };
  const { status, stderr } = run("check", "true", env);
  expect(status).toBe(70);
  expect(stderr).toMatch(
    /^terraspark [\d.]+ failed unexpectedly, and wrote nothing: npm run check, Node [\d.]+: out of luck; please report .*\n$/,
  );
  expect(run("check", "true", { ...env, TERRASPARK_DEBUG: "1" }).stderr).toMatch(/\n {4}at /);
});

it.each([
  ["a list", "[]", "is not a plan in JSON"],
  ["a change of nothing", '{"format_version":"1.2","resource_changes":[null]}', "is not a plan in JSON"],
  ["no JSON", "PK", "is not JSON"],
])("refuses %s as a plan", (_, text, problem) => {
  fs.writeFileSync(path.join(estate, "plan.json"), text);
  expect(run("check --against plan.json")).toMatchObject({
    status: 1,
    stderr: `plan.json: ${problem}; make it with terraform show -json <plan> > plan.json\n`,
  });
});

it("quotes what is printed for copying", () => {
  expect(run("synth -o 'my out'").stdout).toContain("  terraform '-chdir=my out/stacks/raster' init\n");
});
