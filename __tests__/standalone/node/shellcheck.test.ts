import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { NODE_FOLDER, nodeFiles } from "../../../modules/standalone/user-data";
import { describeWhere } from "../../support/evaluate";

const scripts = fs.readdirSync(NODE_FOLDER).filter((file) => file.endsWith(".sh"));
const isMissing = spawnSync("shellcheck", ["--version"]).error !== undefined;

describeWhere(isMissing ? "shellcheck is not on PATH" : undefined, "shellcheck", () => {
  it.each(scripts)("has nothing to say of %s", (script) => {
    const { stdout } = spawnSync("shellcheck", ["--external-sources", path.join(NODE_FOLDER, script)], {
      encoding: "utf8",
    });
    expect(stdout).toBe("");
  });
});

it("every file of the folder lands on a node", () => {
  const landed = new Set([...nodeFiles("master"), ...nodeFiles("worker")]);
  expect(fs.readdirSync(NODE_FOLDER).sort()).toEqual([...landed].sort());
});
