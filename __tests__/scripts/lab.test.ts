import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { scratchFolder } from "../support/files";

const root = path.resolve(__dirname, "../..");
const cache = scratchFolder();

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, "dist/scripts/lab.js"), ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, TERRASPARK_LAB_CACHE: cache, PATH: "/nowhere" },
  });
  return { status, stdout, stderr };
}

describe("lab", () => {
  test("says what it needs where it cannot run, and makes nothing", () => {
    const { status, stderr } = run("spark.yaml");
    expect(stderr).toMatch(
      /^the lab (boots containers: it needs Linux, and root|needs .*apt-get install .*systemd-container)/,
    );
    expect(status).toBe(1);
    expect(fs.readdirSync(cache)).toEqual([]);
  });

  test("--clean takes away what killed labs left, and nothing of one that runs", () => {
    const runs = path.join(cache, "runs");
    const [left, mine] = [`terraspark-lab-${2 ** 30}-abc`, `terraspark-lab-${process.pid}-abc`];
    for (const name of [left, mine]) {
      fs.mkdirSync(path.join(runs, name, "hosts"), { recursive: true });
    }
    expect(run("--clean")).toEqual({ status: 0, stdout: "1 left by killed labs, and taken away\n", stderr: "" });
    expect(fs.readdirSync(runs)).toEqual([mine]);
  });
});
