import { fieldSchema } from "../schema/field-schema";
import { grammarsOf } from "../schema/grammars-of";
import { cell } from "../schema/markdown";
import { environmentSchema } from "./schema";

/** What every text of the environment file may be, and the page that says so, in Markdown. */
export function textsReference(): string {
  const rows = grammarsOf(fieldSchema(environmentSchema)).map(({ place, patterns, page }) => {
    const allowed = patterns.map((pattern) => pattern.allowed).join("; ");
    return `| \`${place}\` | ${cell(allowed)} | ${page === undefined ? "" : `[source](${page})`} |`;
  });
  return ["## Texts", ["| key | what it may be | |", "|---|---|---|", ...new Set(rows)].join("\n")].join("\n\n");
}
