import { changeText } from "../schema/change";
import { choices, type JsonSchema } from "../schema/json-schema";
import { cell } from "../schema/markdown";
import { environmentJsonSchema } from "./json-schema";
import { textsReference } from "./texts-reference";

/** The reference of the environment file in Markdown: a table for each block, made from the schema alone. */
export function environmentReference(): string {
  return `${[
    "# The environment file",
    "<!-- Made by `npm run schema` from modules/*/schema.ts; edit those instead. -->",
    [
      "One file is one environment: one stack, one Terraform state. Every key is listed here with its default;",
      "required are only `name`, `region` and the cluster's `engine`. Editors complete and check the file from",
      "`schema/environment.schema.json`, which the first line of the examples names.",
      "",
      "The last column says what the next apply does to an environment that runs when the key alone is changed.",
      "A field by field test on the emulated AWS holds it to that. What a plan does in all, the plan's review says.",
    ].join("\n"),
    ...section([], environmentJsonSchema()),
    textsReference(),
  ].join("\n\n")}\n`;
}

/** A block and, behind it, the blocks inside it; `choice` is the word that the block is there for. */
function section(path: string[], block: JsonSchema, choice = ""): string[] {
  const fields = Object.entries(block.properties ?? {});
  const title =
    path.length > 0
      ? [`## \`${path.join(".")}\`${choice && ` (${choice})`}`, block.description ?? ""]
      : ["## Top level"];
  const rows = fields.map(([key, field]) => row(key, field, (block.required ?? []).includes(key)));
  const table = ["| key | type | default | what it is | a change of it |", "|---|---|---|---|---|", ...rows].join("\n");
  return [...title, table, ...fields.flatMap(([key, field]) => inner([...path, key], field, choice))];
}

function inner(path: string[], field: JsonSchema, choice: string): string[] {
  const alternatives = choices(field);
  if (alternatives.length > 0) {
    return alternatives.flatMap(({ word, value, schema }) => section(path, schema, `\`${word}: ${value}\``));
  }
  if (field.properties) {
    return section(path, field, choice);
  }
  if (typeof field.additionalProperties === "object" && field.additionalProperties.properties) {
    return section([...path, "<name>"], field.additionalProperties, choice);
  }
  return field.items?.properties ? section([...path.slice(0, -1), `${path.at(-1)}[]`], field.items, choice) : [];
}

function row(key: string, field: JsonSchema, isRequired: boolean): string {
  const byDefault = isRequired ? "required" : plainDefault(field);
  const change = field["x-change"] === undefined ? "" : changeText(field["x-change"]);
  return `| \`${key}\` | ${cell(typeOf(field))} | ${cell(byDefault)} | ${cell(field.description ?? "")} | ${cell(change)} |`;
}

function plainDefault({ default: value }: JsonSchema): string {
  const isBlock = typeof value === "object" && value !== null && !Array.isArray(value);
  return value === undefined || isBlock ? "" : `\`${JSON.stringify(value)}\``;
}

function typeOf(field: JsonSchema): string {
  if (field.const !== undefined) {
    return `\`${field.const}\``;
  }
  if (field.enum) {
    return field.enum.map((word) => `\`${word}\``).join(", ");
  }
  if (field.oneOf || field.properties || field.$ref) {
    return "block";
  }
  switch (field.type) {
    case "array":
      return `list of ${field.items ? typeOf(field.items) : "anything"}${field.uniqueItems ? ", each once" : ""}`;
    case "object":
      return "map";
    case "string":
      return "text";
    case "boolean":
      return "true, false";
    default:
      return `${field.type === "integer" ? "whole number" : "number"}${limits(field)}`;
  }
}

/** Zod gives every whole number the limits of JavaScript; those say nothing. */
function limits({ minimum, maximum }: JsonSchema): string {
  return minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER
    ? `, ${minimum} to ${maximum}`
    : "";
}
