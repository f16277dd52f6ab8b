import * as fs from "node:fs";
import * as path from "node:path";
import { Command } from "commander";
import { environmentJsonSchema } from "../modules/environment/json-schema";

const command = new Command("schema")
  .description("Write the JSON Schema of an environment file, from which editors complete and check.")
  .option("-o, --output <file>", "where to write", "schema/environment.schema.json")
  .parse();

const { output } = command.opts<{ output: string }>();
fs.mkdirSync(path.dirname(output), { recursive: true });
fs.writeFileSync(output, `${JSON.stringify(environmentJsonSchema(), null, 2)}\n`);
console.log(`written to ${output}`);
