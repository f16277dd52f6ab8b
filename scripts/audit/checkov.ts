import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { packageRoot } from "../../modules/stack/package-root";
import { Refused } from "../refused";
import type { Finding } from "./table";

/** Another release finds other things. https://pypi.org/project/checkov/ */
const VERSION = "3.3.30";

const run = promisify(execFile);

/** The command, in a Python environment of its own beside the packages of this project. */
const home = () => path.join(packageRoot(), "node_modules", ".cache", `checkov-${VERSION}`);

const command = (name: string) => path.join(home(), "bin", name);

/** Install checkov from PyPI, unless it is there. */
export async function installCheckov(): Promise<void> {
  const done = path.join(home(), "installed");
  if (fs.existsSync(done)) {
    return;
  }
  fs.rmSync(home(), { recursive: true, force: true });
  await told("python3", ["-m", "venv", home()]);
  await told(command("pip"), ["install", "--quiet", "--disable-pip-version-check", `checkov==${VERSION}`]);
  fs.writeFileSync(done, "");
}

/** How much checkov looked at, and what it found wrong. */
export interface Audited {
  checks: number;
  findings: Finding[];
}

/** Let checkov judge plans in JSON, without asking anybody over the network. */
export async function audit(plans: string[]): Promise<Audited> {
  const options = ["--framework", "terraform_plan", "--output", "json", "--compact", "--quiet", "--soft-fail"];
  return read(await told(command("checkov"), ["--file", ...plans, ...options, "--skip-download"]));
}

interface Report {
  results: { failed_checks: { check_id: string; check_name: string; resource: string; file_path: string }[] };
  summary: { passed: number; failed: number; parsing_errors: number };
}

/** What checkov says of plans, in JSON. */
export function read(json: string): Audited {
  const { results, summary } = JSON.parse(json) as Partial<Report>;
  if (results === undefined || summary === undefined || summary.parsing_errors > 0) {
    throw new Refused(`checkov could not read the plans: ${json.slice(0, 500)}`);
  }
  return {
    checks: summary.passed + summary.failed,
    findings: results.failed_checks.map((failed) => ({
      check: failed.check_id,
      title: failed.check_name,
      address: failed.resource,
      plan: path.basename(failed.file_path, ".json"),
    })),
  };
}

/** @throws with what the program said last */
async function told(program: string, args: string[]): Promise<string> {
  try {
    const { stdout } = await run(program, args, { maxBuffer: 2 ** 28 });
    return stdout;
  } catch (error) {
    const { stderr = "", message } = error as Error & { stderr?: string };
    throw new Refused(`${path.basename(program)} failed: ${stderr.trim().split("\n").at(-1) || message}`);
  }
}
