import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { scratchFolder } from "./support/files";

const ROOT = path.resolve(__dirname, "..");

/** The imports of these files, and what the fences of `.dependency-cruiser.cjs` say of each. */
const IMPORTS: [file: string, source: string, refused: string | undefined][] = [
  ["scripts/a.ts", "../modules/environment/b", undefined],
  ["modules/environment/b.ts", "../emr/c", undefined],
  ["modules/environment/b.ts", "../../scripts/d", "modules know nothing of the commands"],
  ["modules/emr/c.ts", "../access/e", undefined],
  ["modules/emr/c.ts", "../standalone/n", "emr knows nothing of what is built on it or beside it"],
  ["modules/standalone/f.ts", "../environment/o", "standalone knows nothing of what is built on it or beside it"],
  ["modules/network/g.ts", "../engine/h", "network knows nothing of what is built on it or beside it"],
  ["modules/value/i.ts", "../stack/j", "value knows nothing of what is built on it or beside it"],
  ["review/k.ts", "../modules/stack/j", "the review reads plans, and knows no construct"],
  ["modules/emr/c.ts", "../../lab/p", "modules know nothing of the commands"],
  ["lab/q.ts", "../modules/engine/h", "the lab plays AWS, and knows nothing of what is made there"],
  ["lab/q.ts", "../modules/files/r", undefined],
  ["modules/dns/l.ts", "./m", "no circle"],
  ["modules/dns/m.ts", "./l", "no circle"],
];

interface Module {
  source: string;
  dependencies: { resolved: string; rules?: { name: string }[] }[];
}

/** What the real tool says of a folder of small offenders, with the real rules. */
function cruised(): Module[] {
  const folder = scratchFolder();
  for (const name of [".dependency-cruiser.cjs", "tsconfig.json"]) {
    fs.copyFileSync(path.join(ROOT, name), path.join(folder, name));
  }
  fs.symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
  const sources = IMPORTS.map(([file, source]) => `${path.join(path.dirname(file), source)}.ts`);
  for (const file of new Set([...IMPORTS.map(([file]) => file), ...sources])) {
    fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    const lines = IMPORTS.filter(([from]) => from === file).map(([, source]) => `import "${source}";\n`);
    fs.writeFileSync(path.join(folder, file), `${lines.join("")}export {};\n`);
  }
  const cruise = path.join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const { stdout } = spawnSync(
    process.execPath,
    [cruise, "modules", "review", "lab", "scripts", "--output-type", "json"],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  return JSON.parse(stdout).modules;
}

describe("dependencies point one way", () => {
  const modules = cruised();

  test.each(IMPORTS)("%s imports %s: %s", (file, source, refused) => {
    const to = `${path.join(path.dirname(file), source)}.ts`;
    const found = modules
      .find((one) => one.source === file)
      ?.dependencies.find(({ resolved }) => resolved === to)
      ?.rules?.map(({ name }) => name);
    expect(found ?? []).toEqual(refused === undefined ? [] : [refused]);
  });
});
