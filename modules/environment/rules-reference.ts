import type { Judgement } from "../rule/judge";
import type { Requirement } from "../rule/requirement";
import { cell } from "../schema/markdown";

/** What an environment is judged by in Markdown: a table for each part, made from the rules and checks themselves. */
export function rulesReference<E>(judgements: Judgement<E>[], moduleRules: Requirement[]): string {
  const titles = [...new Set(judgements.map(({ title }) => title))];
  return `${[
    "# What is checked",
    "<!-- Made by `npm run schema` from the rules in modules/; edit those instead. -->",
    [
      "Beyond the form of each field, which [environment.md](environment.md) has. All of it is said at once, before",
      "anything is written. What holds for modules too is refused when Terraform plans; the rest takes what a module does",
      "not have then: the catalogue of instance types, the day, or other blocks of the file. EMR's list of releases is",
      "asked of a file alone as well: a module is pinned for longer than the list holds, and EMR itself refuses the rest.",
    ].join("\n"),
    ...titles.flatMap((title) => chapter(title, judgements)),
    "## Modules alone",
    table(moduleRules.map((rule) => row(rule, "modules"))),
  ].join("\n\n")}\n`;
}

function chapter<E>(title: string, judgements: Judgement<E>[]): string[] {
  const rows = judgements
    .filter((one) => one.title === title)
    .flatMap(({ rules, checks }) => [
      ...rules.map((rule) => row(rule, isRefused(rule) ? "file, modules" : "file")),
      ...checks.map((check) => row(check, "file")),
    ]);
  return [`## ${title}`, table(rows)];
}

const isRefused = ({ severity }: Requirement) => severity !== "warning";

const table = (rows: string[]) =>
  ["| what has to be | otherwise | asked of | source |", "|---|---|---|---|", ...new Set(rows)].join("\n");

function row(requirement: Requirement, askedOf: string): string {
  const { says, source } = requirement;
  const link = source === undefined ? "" : `[${new URL(source).hostname}](${source})`;
  return `| ${cell(says)} | ${isRefused(requirement) ? "refused" : "warned of"} | ${askedOf} | ${link} |`;
}
