import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../modules/stack/package-root";
import { Refused } from "../refused";

const FOLDER = "emulator";

/** Names the one release of moto that the emulator's gaps are written for. */
const REQUIREMENTS = path.join(FOLDER, "requirements.txt");

/** A Python that runs the emulator, or why there is none. */
type Search = { python: string } | { missing: string };

/** Looks at the Python that TERRASPARK_PYTHON names; without it at the one in .venv, then at python3 on PATH. */
export function searchPython(): Search {
  const chosen = process.env.TERRASPARK_PYTHON;
  const own = path.join(packageRoot(), ".venv", "bin", "python");
  const candidates = chosen ? [chosen] : [...(fs.existsSync(own) ? [own] : []), "python3"];
  const found: string[] = [];
  for (const python of candidates) {
    const instead = lacking(python);
    if (instead === undefined) {
      return { python };
    }
    found.push(`${python} ${instead}`);
  }
  const wanted = fs.readFileSync(path.join(packageRoot(), REQUIREMENTS), "utf8").trim();
  return {
    missing:
      `the emulated AWS needs a Python with ${wanted}: ${found.join(", ")}; ` +
      `install it: python3 -m venv .venv && .venv/bin/pip install -r ${REQUIREMENTS}`,
  };
}

/** What a Python has instead of the emulator's requirements; undefined if it has them. */
function lacking(python: string): string | undefined {
  const script = path.join(packageRoot(), FOLDER, "requirements.py");
  const { status, stderr } = spawnSync(python, [script], { encoding: "utf8" });
  return status === 0 ? undefined : stderr?.trim() || "cannot be started";
}

/** @throws with what is there instead, and the one command that installs what is missing */
export function requirePython(): string {
  const search = searchPython();
  if ("missing" in search) {
    throw new Refused(search.missing);
  }
  return search.python;
}
