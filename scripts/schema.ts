import * as fs from "node:fs";
import * as path from "node:path";
import { editorJsonSchema } from "../modules/environment/json-schema";
import { environmentReference } from "../modules/environment/reference";
import { npmCommand } from "./command";

const command = npmCommand("schema")
  .description(
    "Write what is made from the schema: the JSON Schema that editors complete and check from, and its reference.",
  )
  .option("--schema <file>", "where to write the JSON Schema", "schema/environment.schema.json")
  .option("--reference <file>", "where to write the reference", "docs/environment.md")
  .parse();

const { schema, reference } = command.opts<{ schema: string; reference: string }>();
write(schema, `${JSON.stringify(editorJsonSchema(), null, 2)}\n`);
write(reference, environmentReference());

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  console.log(`written to ${file}`);
}
