import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import type { ProviderMajor } from "../../modules/stack/schema";
import { findMirror, terraformEnvironment } from "../../scripts/terraform/mirror";
import { attached } from "./attached-provider";

export const INIT = ["init", "-backend=false", "-input=false", "-no-color"];

/** The real AWS provider that tests run against is 5.100, of which the bindings are; `docs/provider-6.md` says what of 6. */
export const PROVIDER_AT_HAND: ProviderMajor = 5;

/** What `terraform validate` says of each stack, one line a diagnostic; an empty list is a valid stack. */
export type Diagnostics = Record<string, string[]>;

/**
 * A suite that needs the real Terraform and the real AWS provider.
 *
 * Where one is missing, the suite is skipped with a line that says so; with `REQUIRE_TERRAFORM=1` it fails instead.
 * The provider comes from a local mirror (`TERRASPARK_PROVIDER_MIRROR`, or one below the usual install roots).
 * Without a mirror, `REQUIRE_TERRAFORM=1` lets Terraform download it, as its own configuration says.
 */
export function describeTerraform(name: string, tests: () => void): void {
  describeOr(terraformMissing(), name, tests);
}

/** A suite that is skipped for a reason, or fails with it if `REQUIRE_TERRAFORM=1`; without a reason it runs. */
export function describeOr(reason: string | undefined, name: string, tests: () => void): void {
  if (reason === undefined) {
    describe(name, tests);
  } else if (process.env.REQUIRE_TERRAFORM === "1") {
    test(name, () => {
      throw new Error(reason);
    });
  } else {
    process.stderr.write(`SKIPPED "${name}": ${reason}\n`);
    describe.skip(name, tests);
  }
}

/**
 * Validate stacks with the real provider: `terraform init -backend=false`, then `terraform validate`.
 *
 * All stacks are validated in one run, each as a module of an empty root: loading the provider's schema
 * takes seconds, and is done once.
 *
 * @param folders folder of each stack, by a name of your choice
 * @throws if Terraform cannot read the stacks at all
 */
export function validate(folders: Record<string, string>): Diagnostics {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "terraspark-validate-"));
  try {
    const names = Object.keys(folders);
    for (const [name, folder] of Object.entries(folders)) {
      fs.cpSync(folder, path.join(root, name), { recursive: true });
    }
    const module = Object.fromEntries(names.map((name) => [name, { source: `./${name}` }]));
    fs.writeFileSync(path.join(root, "main.tf.json"), JSON.stringify({ module }));

    const env = terraformEnvironment(root);
    succeed(terraform([`-chdir=${root}`, ...INIT], env));
    const { diagnostics } = JSON.parse(terraform([`-chdir=${root}`, "validate", "-json"], attached(env)).stdout);
    return byStack(names, diagnostics);
  } finally {
    fs.rmSync(root, { recursive: true });
  }
}

/** Why the real Terraform with the real provider cannot run; undefined if it can. */
export function terraformMissing(): string | undefined {
  if (terraform(["version"], process.env).error) {
    return "there is no terraform on PATH; get it from https://developer.hashicorp.com/terraform/install";
  }
  if (findMirror() === undefined && process.env.REQUIRE_TERRAFORM !== "1") {
    return (
      "there is no local mirror of the AWS provider; either let Terraform download it: REQUIRE_TERRAFORM=1 npm test, or " +
      "keep it: npm start, then terraform -chdir=cdktf.out/stacks/<name> providers mirror ~/.terraform.d/plugins"
    );
  }
  return undefined;
}

interface Diagnostic {
  severity: "error" | "warning";
  summary: string;
  detail: string;
  address?: string;
  range?: { filename: string; start: { line: number } };
}

function byStack(names: string[], diagnostics: Diagnostic[]): Diagnostics {
  const found: Diagnostics = Object.fromEntries(names.map((name) => [name, []]));
  // Only a root module has a backend; each stack is one, wherever it is not validated.
  for (const diagnostic of diagnostics.filter(({ summary }) => summary !== "Backend configuration ignored")) {
    const { severity, address, range, summary, detail } = diagnostic;
    const [name = "", ...file] = range?.filename.split("/") ?? [];
    const place = address?.replace(/^module\.[^.]+\./, "") ?? `${file.join("/")}:${range?.start.line}`;
    const line = `${severity}: ${place}: ${summary}: ${detail}`;
    if (found[name] === undefined) {
      throw new Error(line);
    }
    found[name].push(line);
  }
  return found;
}

export function terraform(args: string[], env: NodeJS.ProcessEnv): SpawnSyncReturns<string> {
  return spawnSync("terraform", args, { env, encoding: "utf8", maxBuffer: 2 ** 26 });
}

export function succeed({ status, stdout, stderr }: SpawnSyncReturns<string>): void {
  if (status !== 0) {
    throw new Error(stderr || stdout);
  }
}
