import { editorJsonSchema } from "../modules/environment/json-schema";
import { environmentReference } from "../modules/environment/reference";
import { allRules } from "../modules/environment/rules";
import { rulesReference } from "../modules/environment/rules-reference";
import { writeTogether } from "../modules/files/write-together";
import { MODULE_RULES } from "../modules/published-modules";
import { npmCommand, run } from "./command";

const command = npmCommand("schema")
  .description(
    "Write what is made from the schema and the rules: the JSON Schema that editors complete and check from, its reference, and what is checked.",
  )
  .option("--schema <file>", "where to write the JSON Schema", "schema/environment.schema.json")
  .option("--reference <file>", "where to write the reference", "docs/environment.md")
  .option("--rules <file>", "where to write what is checked", "docs/rules.md")
  .parse();

run("schema", () => {
  const { schema, reference, rules } = command.opts<Record<"schema" | "reference" | "rules", string>>();
  const files: [string, string][] = [
    [schema, `${JSON.stringify(editorJsonSchema(), null, 2)}\n`],
    [reference, environmentReference()],
    // A rule says the same whatever the day is.
    [rules, rulesReference(allRules(new Date()), MODULE_RULES)],
  ];
  writeTogether(files);
  for (const [file] of files) {
    console.log(`written to ${file}`);
  }
});
