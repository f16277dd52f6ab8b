import type { FieldSchema } from "../schema/field-schema";
import { cell } from "../schema/markdown";
import type { Input, Inputs } from "./input";
import { literal, terraformType } from "./type";

const BEGIN = "<!-- BEGIN_TF_DOCS -->";
const END = "<!-- END_TF_DOCS -->";

type Blocks = Record<string, Record<string, object>>;

/** What the tables of a module's README are made of: the module's own files. */
export interface Documented {
  inputs: Inputs;
  main: { resource?: Blocks; data?: Blocks; module?: Record<string, { source?: string }> };
  outputs: Record<string, { description?: string; sensitive?: boolean }>;
  versions: { required_version: string; required_providers: Record<string, { version: string }> };
}

/**
 * A README with its tables anew, in the form of terraform-docs and between its marks.
 *
 * @throws if the marks are not there
 */
export function withTables(readme: string, module: Documented): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) {
    throw new Error(`a module's README needs the lines ${BEGIN} and ${END}`);
  }
  return `${readme.slice(0, begin)}${BEGIN}\n${tables(module)}\n${readme.slice(end)}`;
}

function tables({ inputs, main, outputs, versions }: Documented): string {
  const providers = Object.entries(versions.required_providers).map(([name, { version }]) => ({ name, version }));
  return [
    "## Requirements",
    table(
      ["Name", "Version"],
      [
        [anchor("requirement", "terraform"), versions.required_version],
        ...providers.map(({ name, version }) => [anchor("requirement", name), version]),
      ],
    ),
    "## Providers",
    table(
      ["Name", "Version"],
      providers.map(({ name, version }) => [anchor("provider", name), version]),
    ),
    ...modules(main.module),
    "## Resources",
    table(["Name", "Type"], [...resources(main.resource, "resource"), ...resources(main.data, "data source")]),
    "## Inputs",
    table(
      ["Name", "Description", "Type", "Default", "Required"],
      Object.entries(inputs).map(([name, input]) => inputRow(name, input)),
    ),
    "## Outputs",
    table(
      ["Name", "Description"],
      Object.entries(outputs).map(([name, { description = "" }]) => [anchor("output", name), cell(description)]),
    ),
    ...Object.entries(inputs).flatMap(([name, { schema }]) => fields(name, schema)),
  ].join("\n\n");
}

function inputRow(name: string, { schema, isRequired }: Input): string[] {
  const fallback = isRequired ? "n/a" : code(literal(schema.default ?? null));
  return [
    anchor("input", name),
    cell(schema.description ?? ""),
    code(terraformType(schema, 0)),
    fallback,
    isRequired ? "yes" : "no",
  ];
}

/** What terraform-docs has no place for: the sentence and the default of each key of a block. */
function fields(path: string, { properties, additionalProperties }: FieldSchema): string[] {
  const keys = Object.entries(properties ?? {});
  if (keys.length === 0) {
    return typeof additionalProperties === "object" ? fields(`${path}[]`, additionalProperties) : [];
  }
  const rows = keys.map(([key, field]) => [
    `\`${key}\``,
    cell(field.description ?? ""),
    field.default === undefined ? "" : code(literal(field.default)),
  ]);
  const inner = keys.flatMap(([key, field]) => fields(`${path}.${key}`, field));
  return [`### \`${path}\``, table(["Key", "Description", "Default"], rows), ...inner];
}

function modules(calls: Documented["main"]["module"] = {}): string[] {
  const rows = Object.entries(calls).map(([name, { source = "" }]) => [anchor("module", name), source, "n/a"]);
  return rows.length > 0 ? ["## Modules", table(["Name", "Source", "Version"], rows)] : [];
}

function resources(blocks: Blocks = {}, kind: "resource" | "data source"): string[][] {
  return Object.entries(blocks).flatMap(([type, named]) =>
    Object.keys(named).map((name) => {
      const [provider, ...rest] = type.split("_");
      const folder = kind === "resource" ? "resources" : "data-sources";
      const page = `https://registry.terraform.io/providers/hashicorp/${provider}/latest/docs/${folder}/${rest.join("_")}`;
      const label = plain(`${type}.${name}`);
      return [provider === "aws" ? `[${label}](${page})` : label, kind];
    }),
  );
}

const plain = (text: string) => text.replaceAll("_", "\\_");

const anchor = (kind: string, name: string) =>
  `<a name="${kind}_${name}"></a> [${plain(name)}](#${kind}\\_${plain(name)})`;

const code = (text: string) =>
  text.includes("\n") ? `<pre>${text.split("\n").map(cell).join("<br/>")}</pre>` : `\`${text.replaceAll("|", "\\|")}\``;

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
