import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../modules/stack/package-root";

/** The release that the emulator's gaps are written for. */
export const MOTO = "moto[server]==5.2.1";
export const INSTALL = `python3 -m venv .venv && .venv/bin/pip install '${MOTO}'`;

/**
 * A Python that has moto: the one named by TERRASPARK_PYTHON, the one in .venv, or python3 on PATH.
 *
 * @returns undefined if none has it
 */
export function findPython(): string | undefined {
  const chosen = process.env.TERRASPARK_PYTHON;
  const own = path.join(packageRoot(), ".venv", "bin", "python");
  const candidates = chosen ? [chosen] : [...(fs.existsSync(own) ? [own] : []), "python3"];
  return candidates.find((python) => spawnSync(python, ["-c", "import moto.moto_server.werkzeug_app"]).status === 0);
}

/** @throws with the one command that installs what is missing */
export function requirePython(): string {
  const python = findPython();
  if (python === undefined) {
    throw new Error(`no Python with moto was found; install it: ${INSTALL}`);
  }
  return python;
}
