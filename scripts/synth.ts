import * as path from "node:path";
import pc from "picocolors";
import { DEFAULT_FILE, DEFAULT_OUTPUT, type SynthesizedStack, synthesizing } from "../modules/environment/synthesize";
import { shellQuote } from "../modules/value/shell-quote";
import { inSteps, npmCommand, run } from "./command";
import { printFindings } from "./findings";
import { kindsTable } from "./summary/kinds";
import { topology } from "./summary/topology";

/** More environments than this are listed, one a line, instead of being drawn. */
const DRAWN_AT_MOST = 5;

const command = npmCommand("synth")
  .description("Turn environment files into Terraform, all of them or none, and show what was made.")
  .argument("[file...]", "environment files", [DEFAULT_FILE])
  .option("-o, --output <folder>", "where to write", DEFAULT_OUTPUT)
  .option("-q, --quiet", "print nothing but warnings and errors")
  .addHelpText(
    "after",
    "\nThe folder keeps its last good content if anything is wrong. Exit code 1: a file is not valid.",
  )
  .parse();

run("synth", async () => {
  const { output, quiet } = command.opts<{ output: string; quiet?: boolean }>();
  const files = command.processedArgs[0] as string[];
  if (files.length > DRAWN_AT_MOST && !quiet) {
    console.error(`synthesizing ${files.length} environments; a hundred take some seconds`);
  }
  const { stacks, findings } = await inSteps(synthesizing(files, output, new Date()));
  printFindings(findings);
  if (stacks.length === 0) {
    console.error(pc.red(`nothing was written; ${output} is as it was`));
    process.exitCode = 1;
  } else if (!quiet) {
    console.log(stacks.length > DRAWN_AT_MOST ? list(stacks) : stacks.map(draw).join("\n\n"));
  }
});

function draw({ environment, folder }: SynthesizedStack): string {
  const chdir = `terraform ${shellQuote(`-chdir=${folder}`)}`;
  return [
    topology(environment),
    "",
    kindsTable(folder),
    "",
    `written to ${pc.bold(path.join(folder, "cdk.tf.json"))}`,
    "next:",
    `  ${pc.green(`${chdir} init`)}`,
    `  ${pc.green(`${chdir} apply`)}`,
  ].join("\n");
}

function list(all: SynthesizedStack[]): string {
  return [...all.map(({ folder }) => path.join(folder, "cdk.tf.json")), `${all.length} environments written`].join(
    "\n",
  );
}
