import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

const ROOT = path.resolve(__dirname, "..");

const IMPORTS: [file: string, verdict: "may" | "may not", source: string][] = [
  ["main.ts", "may not", "@cdktf/provider-aws"],
  ["main.ts", "may", "@cdktf/provider-aws/lib/vpc"],
  ["main.ts", "may", "./modules/app/app"],
  ["scripts/synth.ts", "may", "../main"],
  ["scripts/synth.ts", "may not", "@cdktf/provider-aws/lib"],
  ["__tests__/emr/cluster.test.ts", "may not", "@cdktf/provider-aws"],

  ["modules/app/app.ts", "may", "../emr/cluster"],
  ["modules/app/app.ts", "may not", "@cdktf/provider-aws"],
  ["modules/app/app.ts", "may not", "../../main"],
  ["modules/app/app.ts", "may not", "../../scripts/bench/measure"],

  ["modules/network/vpc.ts", "may not", "@cdktf/provider-aws"],
  ["modules/network/vpc.ts", "may", "../stack/names"],
  ["modules/network/vpc.ts", "may", "../environment/schema/network"],
  ["modules/network/vpc.ts", "may not", "../app/app"],
  ["modules/network/vpc.ts", "may not", "../app"],
  ["modules/network/vpc.ts", "may not", "../../scripts/synth"],
  ["modules/network/vpc.ts", "may not", "../../__tests__/support/template"],

  ["modules/emr/cluster.ts", "may", "../access/role"],
  ["modules/emr/cluster.ts", "may", "../network/vpc-facts"],
  ["modules/emr/cluster.ts", "may not", "@cdktf/provider-aws"],
  ["modules/emr/cluster.ts", "may not", "../standalone/workers"],
  ["modules/emr/fleets/core.ts", "may not", "../../standalone"],
  ["modules/emr/cluster.ts", "may not", "../../main"],

  ["modules/standalone/workers.ts", "may", "../instances/catalog"],
  ["modules/standalone/workers.ts", "may not", "@cdktf/provider-aws"],
  ["modules/standalone/workers.ts", "may not", "../emr/cluster"],
  ["modules/standalone/node/files.ts", "may not", "../../emr/rules/release"],

  ["modules/environment/parse.ts", "may", "./schema/emr"],
  ["modules/environment/schema/environment.ts", "may", "./network"],
  ["modules/environment/parse.ts", "may", "../stack/names"],
  ["modules/environment/parse.ts", "may not", "../network/cidr"],
  ["modules/environment/schema/emr.ts", "may not", "../../emr/rules/release"],
  ["modules/stack/backend.ts", "may", "../environment/schema/state"],
  ["modules/stack/backend.ts", "may not", "../standalone"],
  ["modules/stack/backend.ts", "may not", "@cdktf/provider-aws"],
  ["modules/instances/catalog.ts", "may not", "../app/app"],
  ["modules/published/input.ts", "may", "../environment/words"],
  ["modules/published/input.ts", "may not", "../standalone/rules"],
];

/** The imports that lint refuses: one run of the real linter, with the real rules, over a folder of small offenders. */
function refused(): Set<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "terraspark-lint-"));
  try {
    fs.copyFileSync(path.join(ROOT, "biome.json"), path.join(folder, "biome.json"));
    const lines = new Map<string, string[]>();
    for (const [file, , source] of IMPORTS) {
      lines.set(file, [...(lines.get(file) ?? []), source]);
    }
    for (const [file, sources] of lines) {
      fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), sources.map((source) => `import "${source}";\n`).join(""));
    }
    const biome = require.resolve("@biomejs/biome/bin/biome");
    const args = ["lint", "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=json", "."];
    const { stdout } = spawnSync(process.execPath, [biome, ...args], { cwd: folder, encoding: "utf8" });
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { category: string; location: { path: string; start: { line: number } } }[];
    };
    const found = diagnostics.filter(({ category }) => category === "lint/style/noRestrictedImports");
    return new Set(found.map(({ location: { path: file, start } }) => `${file} ${lines.get(file)?.[start.line - 1]}`));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

describe("dependencies point one way, and every provider class is imported by itself", () => {
  const refusals = refused();

  test.each(IMPORTS)("%s %s import %s", (file, verdict, source) => {
    expect(refusals.has(`${file} ${source}`)).toBe(verdict === "may not");
  });
});
