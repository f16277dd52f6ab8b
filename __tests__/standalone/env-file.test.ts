import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { ref, TerraformVariable, Token } from "cdktf";
import { envLine } from "../../modules/standalone/env-file";
import { literalText } from "../../modules/value/template-text";
import { describeWhere, evaluate, terraformCliMissing } from "../support/evaluate";
import { scratchFolder } from "../support/files";
import { hostileTexts } from "./hostile-texts";

/**
 * Settings as they land in /etc/terraspark/node.env: systemd reads the file for the unit, and root's bash sources it. Both have
 * to find the text that somebody wrote, whether it was known when the Terraform was made, or Terraform was told.
 */
const TEXTS = hostileTexts(150);
const KEY = "SPARK_URL";
const PYTHON_READER = path.join(__dirname, "read_env_file.py");

describeWhere(terraformCliMissing(), "a file of settings", () => {
  const written: Record<"known" | "told", string[]> = { known: [], told: [] };
  const files: string[] = [];
  const folder = scratchFolder();

  beforeAll(() => {
    const lines = evaluate(
      (stack) => {
        new TerraformVariable(stack, "texts", { type: "list(string)" });
        return {
          known: TEXTS.map((text) => envLine(KEY, literalText(text))),
          told: TEXTS.map((_, at) => envLine(KEY, Token.asString(ref(`var.texts[${at}]`)))),
        };
      },
      { texts: TEXTS },
    );
    Object.assign(written, lines);
    for (const [at, line] of [...written.known, ...written.told].entries()) {
      files.push(path.join(folder, `${at}.env`));
      fs.writeFileSync(files[at] as string, line);
    }
  });

  it("is the same, whoever knew the text", () => {
    expect(written.told).toEqual(written.known);
    expect(written.known).toHaveLength(TEXTS.length);
  });

  it("is read by bash as it was meant, and nothing of it is run", () => {
    const script = 'for file; do (. "$file"; printf "%s\\0" "$SPARK_URL"); done';
    const { stdout, stderr } = spawnSync("bash", ["--norc", "-euc", script, "bash", ...files], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(stdout.split("\0").slice(0, -1)).toEqual([...TEXTS, ...TEXTS]);
  });

  const { stdout, error } = spawnSync("python3", [PYTHON_READER], { encoding: "utf8" });
  describeWhere(
    error || stdout.trim() !== "[]" ? "there is no python3 with systemd's library" : undefined,
    "and systemd",
    () => {
      it("reads the same", () => {
        const found = JSON.parse(spawnSync("python3", [PYTHON_READER, ...files], { encoding: "utf8" }).stdout);
        expect(found).toEqual([...TEXTS, ...TEXTS].map((text) => [`${KEY}=${text}`]));
      });
    },
  );
});
