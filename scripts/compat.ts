import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { packageRoot } from "../modules/stack/package-root";
import { npmCommand } from "./command";
import { compare } from "./compat/compare";
import { OWN_WORLD, synthesizeIn, WORLDS, type World } from "./compat/world";

npmCommand("compat")
  .description(
    "Compile and synthesize everything against other releases of cdktf and its bindings, and compare the JSON.",
  )
  .parse();

const root = packageRoot();
const files = [
  "spark.yaml",
  ...fs
    .readdirSync(path.join(root, "examples"))
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => `examples/${file}`),
];
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "terraspark-compat-"));
try {
  const own = synthesizeIn(OWN_WORLD, root, folderFor("own"), files);
  for (const [index, world] of WORLDS.entries()) {
    report(world, folderFor(String(index)), own);
  }
} finally {
  fs.rmSync(scratch, { recursive: true });
}

function folderFor(name: string): string {
  const folder = path.join(scratch, name);
  fs.mkdirSync(folder);
  return folder;
}

function report(world: World, folder: string, own: string): void {
  console.log(`${world.title}: ${world.packages.join(", ")}`);
  if (isOlder(process.versions.node, world.node)) {
    console.log(`  asks for Node.js ${world.node}, and this is ${process.versions.node}; tried all the same`);
  }
  const copy = synthesizeIn(world, root, folder, files);
  const found = [
    ...compare(path.join(own, "cdktf.out/stacks"), path.join(copy, "cdktf.out/stacks")),
    ...compare(path.join(own, "terraform"), path.join(copy, "terraform")),
  ];
  console.log("  compiles, and synthesizes every example and every module");
  for (const line of found) {
    console.log(`  differs: ${line}`);
  }
  console.log(
    found.length === 0 ? "  the JSON is the same, but for the version of the core" : `  ${found.length} differences`,
  );
  if (found.length > 0) {
    process.exitCode = 1;
  }
}

function isOlder(version: string, oldest: string): boolean {
  return version.localeCompare(oldest, undefined, { numeric: true }) < 0;
}
