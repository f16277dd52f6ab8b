import * as fs from "node:fs";
import * as path from "node:path";
import { Option } from "commander";
import { DEFAULT_PROVIDER, type ProviderMajor } from "../modules/stack/schema";
import { npmCommand, run } from "./command";
import { COMMITTED, writeModules } from "./modules/write";

const command = npmCommand("modules")
  .description(
    "Write the Terraform modules for HCL estates, and the tables of their READMEs, from constructs and schema.",
  )
  .addOption(
    new Option("--provider <major>", "major version of the AWS provider that the modules of EMR are made for")
      .choices(["5", "6"])
      .default(`${DEFAULT_PROVIDER}`),
  )
  .option(
    "--out <folder>",
    "where to write; with their tests and files, if it is another",
    path.relative("", COMMITTED),
  )
  .addHelpText("after", "\nAll modules but those of EMR have one text for AWS provider 5 and 6.")
  .parse();

const { provider, out } = command.opts<{ provider: string; out: string }>();
const providerMajor = Number(provider) as ProviderMajor;

const place = path.relative(COMMITTED, path.resolve(out));

if (place === "" && providerMajor !== DEFAULT_PROVIDER) {
  refuse(`--provider ${provider} would replace the modules for provider ${DEFAULT_PROVIDER} in ${out}`);
}
if (place !== "" && !place.startsWith("..")) {
  refuse(`--out ${out} lies among the modules that it would be a copy of`);
}
if (fs.existsSync(out) && !fs.statSync(out).isDirectory()) {
  refuse(`--out ${out} is a file`);
}
run("modules", () => {
  for (const file of writeModules(out, providerMajor)) {
    console.log(`written to ${path.join(out, file)}`);
  }
  console.log(`emr and emr_scaled are for AWS provider ${provider}, the others for 5 and 6`);
});

function refuse(problem: string): void {
  command.error(`error: ${problem}\n    fix: name another folder: --out DIR`);
}
