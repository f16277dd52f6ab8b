import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** Every environment file that we ship, the one at the top included. */
export const EXAMPLE_FILES = [
  "spark.yaml",
  ...fs
    .readdirSync("examples")
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => path.join("examples", file)),
];

/** A folder of a test's own, gone when its suite is over. */
export function scratchFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "terraspark-test-"));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Every file below a folder with its content, by relative path. */
export function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(folder, file), fs.readFileSync(file, "utf8")]),
  );
}

/** The cells of the table below a heading of a Markdown file, row by row, without its head. */
export function tableIn(file: string, heading: string): string[][] {
  const [, section = ""] = fs.readFileSync(file, "utf8").split(`\n## ${heading}\n`);
  const rows = section.split(/^## /m)[0]?.match(/^\|.*\|$/gm) ?? [];
  return rows.slice(2).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
