import * as fs from "node:fs";

export interface Section {
  title: string;
  /** The line below the title. */
  input: Record<string, unknown>;
  /** What stands below that, indented by four spaces; a line that is indented further goes on with the one before. */
  expected: string[];
}

/** A file of cases: `# title`, a line of JSON, and what is expected, indented. */
export function sections(file: string): Section[] {
  return fs
    .readFileSync(file, "utf8")
    .split(/^# /m)
    .slice(1)
    .map((section) => {
      const [title = "", input = "", ...lines] = section.trimEnd().split("\n");
      return { title, input: JSON.parse(input), expected: entries(lines) };
    });
}

function entries(lines: string[]): string[] {
  return lines
    .map((line) => line.slice(4))
    .join("\n")
    .split(/\n(?! )/)
    .filter(Boolean);
}
