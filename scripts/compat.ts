import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { makeScratch, removeScratch } from "../modules/files/scratch";
import { packageRoot } from "../modules/stack/package-root";
import { npmCommand, run } from "./command";
import { readBindings } from "./compat/bindings";
import { compare } from "./compat/compare";
import { misfits } from "./compat/misfits";
import { OWN_WORLD, synthesizeIn, WORLDS, type World } from "./compat/world";

npmCommand("compat")
  .description(
    "Compile and synthesize everything against other releases of cdktf and its bindings, compare the JSON, " +
      "and look up every argument in what those bindings were made from.",
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
/** Where a synthesized project has its Terraform. */
const TERRAFORM = ["cdktf.out/stacks", "terraform"];

let scratch: string;

run("compat", () => {
  scratch = makeScratch(os.tmpdir(), "terraspark-compat-");
  try {
    const own = synthesizeIn(OWN_WORLD, root, folderFor("own"), files);
    for (const [index, world] of WORLDS.entries()) {
      report(world, folderFor(String(index)), own);
    }
  } finally {
    removeScratch(scratch);
  }
});

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
  const found = TERRAFORM.flatMap((part) => compare(path.join(own, part), path.join(copy, part)));
  console.log("  compiles, and synthesizes every example and every module");
  for (const line of found) {
    console.log(`  differs: ${line}`);
  }
  console.log(
    found.length === 0 ? "  the JSON is the same, but for the version of the core" : `  ${found.length} differences`,
  );
  const { version, unfit } = lookUp(
    own,
    path.join(folder, "node_modules", world.aliases["@cdktf/provider-aws"] as string),
  );
  for (const line of unfit) {
    console.log(`  does not fit AWS provider ${version}: ${line}`);
  }
  console.log(
    unfit.length === 0
      ? `  every argument, every block and every entry of ignore_changes is one of AWS provider ${version}`
      : `  ${unfit.length} misfits`,
  );
  if (found.length + unfit.length > 0) {
    process.exitCode = 1;
  }
}

/** What the project writes, against the schema that a package of bindings was generated from. */
function lookUp(project: string, bindings: string): { version: string; unfit: string[] } {
  const schema = readBindings(bindings);
  const unfit = TERRAFORM.flatMap((part) =>
    fs
      .readdirSync(path.join(project, part), { recursive: true, encoding: "utf8" })
      .filter((file) => /(cdk|main)\.tf\.json$/.test(file))
      .flatMap((file) => {
        const text = JSON.parse(fs.readFileSync(path.join(project, part, file), "utf8"));
        return misfits(text, schema).map((line) => `${path.join(part, file)}: ${line}`);
      }),
  );
  return { version: schema.version, unfit };
}

function isOlder(version: string, oldest: string): boolean {
  return version.localeCompare(oldest, undefined, { numeric: true }) < 0;
}
