import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { describeWhere } from "../support/evaluate";
import { scratchFolder } from "../support/files";

/** Places that take nothing, or too little: every command that writes says so in one line, and leaves nothing there. */

const root = path.resolve(__dirname, "../..");
const estate = scratchFolder();
fs.writeFileSync(path.join(estate, "spark.yaml"), "name: raster\nregion: us-east-1\ncluster: { engine: standalone }\n");
fs.mkdirSync(path.join(estate, "place"));

/** Mounts of this command alone, which end with it; the tests may run as root, whom no permission stops. */
const inOwnMounts = (script: string) =>
  spawnSync("unshare", ["--map-root-user", "--mount", "bash", "-c", script], {
    cwd: estate,
    encoding: "utf8",
    timeout: 60_000,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, CDKTF_OUTDIR: undefined },
  });

const script = (command: string) => {
  const [name, ...args] = command.split(" ");
  return `${process.execPath} ${path.join(root, "dist/scripts", `${name}.js`)} ${args.join(" ")}`;
};

/** What a command says where `place` is a file system of its own, its exit code, and what is left in there. */
function run(command: string, options: string, before = "true") {
  const mount = `mount -t tmpfs -o ${options} none place`;
  const { stderr, stdout, status } = inOwnMounts(
    `${mount} && ${before} && { ${script(command)} >/dev/null; echo $?; find place -mindepth 1; }`,
  );
  const [code, ...left] = stdout.trim().split("\n");
  return { said: stderr, code: Number(code), left, status };
}

const WRITERS: [command: string, place: string][] = [
  ["synth -q -o place/out", "place/out"],
  ["schema --schema place/a.json --reference place/b/c.md --rules place/d.md", "place/(a.json|b/c.md)"],
  ["modules --out place/modules", "place/modules[^:]*"],
];

const SCRATCH: [command: string, place: string][] = [
  ["check", ".*/place"],
  ["try", ".*/place"],
  ["modules --out modules", ".*/place"],
];

const mountMissing = inOwnMounts("mount -t tmpfs none place").status === 0 ? undefined : "this user may mount nothing";

describeWhere(mountMissing, "a place that takes nothing", () => {
  it.each(WRITERS)("is told of by %s, on a file system that can only be read", (command, place) => {
    const { said, code, left } = run(command, "ro");
    expect(said).toMatch(new RegExp(`^${place}: the file system can only be read\n$`));
    expect({ code, left }).toEqual({ code: 1, left: [] });
  });

  it.each(WRITERS)("is told of by %s, on a full disk, and nothing half-written is left", (command, place) => {
    const { said, code, left } = run(command, "size=64k");
    expect(said).toMatch(new RegExp(`^${place}: no space is left on the disk\n$`));
    expect({ code, left }).toEqual({ code: 1, left: [] });
  });

  it.each(SCRATCH)("is told of by %s, if unfinished work has its place there", (command, place) => {
    const { said, code, left } = run(command, "ro", "export TMPDIR=$PWD/place");
    expect(said).toMatch(new RegExp(`^${place}: the file system can only be read\n$`));
    expect({ code, left }).toEqual({ code: 1, left: [] });
    expect(fs.readdirSync(estate).sort()).toEqual(["place", "spark.yaml"]);
  });
});

it("ends where the system lets nothing be made and says that nothing is there", () => {
  const { stderr, status } = spawnSync("bash", ["-c", script("synth -q -o /proc/terraspark")], {
    cwd: estate,
    encoding: "utf8",
    timeout: 60_000,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
  });
  expect({ stderr, status }).toEqual({ stderr: "/proc/terraspark: there is no such file or folder\n", status: 1 });
});
