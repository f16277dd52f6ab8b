import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { Refused } from "../refused";

/** Other releases that the code has to compile and run against. */
export interface World {
  title: string;
  /** Packages to install, by exact version. */
  packages: string[];
  /** Names that the code imports, and the packages that stand in for them. */
  aliases: Record<string, string>;
  /** Oldest Node.js that the packages ask for. */
  node: string;
}

/** What the project itself is made with. */
export const OWN_WORLD: World = { title: "its own packages", packages: [], aliases: {}, node: "20.9.0" };

export const WORLDS: World[] = [
  {
    title: "@cdktf/provider-aws 21, bindings of AWS provider 6",
    packages: ["cdktf@0.21.0", "constructs@10.7.2", "@cdktf/provider-aws@21.22.1"],
    aliases: { cdktf: "cdktf", constructs: "constructs", "@cdktf/provider-aws": "@cdktf/provider-aws" },
    node: "20.9.0",
  },
  {
    title: "cdktn, the living fork of cdktf",
    packages: ["cdktn@0.24.0", "constructs@10.7.2", "@cdktn/provider-aws@25.7.0"],
    aliases: { cdktf: "cdktn", constructs: "constructs", "@cdktf/provider-aws": "@cdktn/provider-aws" },
    node: "22.11.0",
  },
];

/** What of the project is copied into a world. */
const COPIED = [
  "main.ts",
  "modules",
  "scripts",
  "examples",
  "terraform",
  "package.json",
  "spark.yaml",
  "tsconfig.json",
  "tsconfig.build.json",
];

/**
 * Make a copy of the project in which other packages stand in for its own, compile it, and write all that it writes.
 *
 * @returns the copy's folder
 * @throws with the words of the command that failed
 */
export function synthesizeIn(world: World, root: string, scratch: string, files: string[]): string {
  const copy = path.join(scratch, "project");
  for (const name of COPIED) {
    fs.cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  }
  if (world.packages.length > 0) {
    install(world, scratch);
  }
  linkPackages(world, root, scratch, copy);
  run(process.execPath, ["node_modules/typescript/bin/tsc", "--project", "tsconfig.build.json"], copy);
  run(process.execPath, ["dist/scripts/synth.js", ...files], copy);
  run(process.execPath, ["dist/scripts/modules.js"], copy);
  return copy;
}

function install({ packages }: World, folder: string): void {
  fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true }));
  const options = ["--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock", "--no-save"];
  run("npm", ["install", ...options, ...packages], folder);
}

/** Links, since Node.js follows them: a core that two packages import stays one core. */
function linkPackages({ aliases }: World, root: string, scratch: string, copy: string): void {
  const own = path.join(root, "node_modules");
  const packages = fs
    .readdirSync(own)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) =>
      name.startsWith("@") ? fs.readdirSync(path.join(own, name)).map((n) => `${name}/${n}`) : [name],
    );
  for (const name of packages) {
    const alias = aliases[name];
    const target = alias ? path.join(scratch, "node_modules", alias) : path.join(own, name);
    fs.mkdirSync(path.dirname(path.join(copy, "node_modules", name)), { recursive: true });
    fs.symlinkSync(target, path.join(copy, "node_modules", name));
  }
}

function run(command: string, args: string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) {
    throw new Refused(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`);
  }
}
