import { DEFAULT_FILE, DEFAULT_OUTPUT, synthesizing } from "./modules/environment/synthesize";
import { formatFinding, hasErrors } from "./modules/rule/finding";
import { inSteps, run } from "./scripts/command";

/**
 * The app that `cdktf synth` and `cdktf deploy` run: environment files in, Terraform out.
 *
 * Files come from the command line, otherwise from TERRASPARK_FILES (separated by spaces),
 * otherwise it is spark.yaml.
 */
run("build && node dist/main.js", async () => {
  const named =
    process.argv.length > 2 ? process.argv.slice(2) : process.env.TERRASPARK_FILES?.split(/\s+/).filter(Boolean);
  const files = named?.length ? named : [DEFAULT_FILE];
  const { findings } = await inSteps(synthesizing(files, DEFAULT_OUTPUT, new Date()));
  if (findings.length > 0) {
    console.error(findings.map(formatFinding).join("\n"));
  }
  if (hasErrors(findings)) {
    process.exitCode = 1;
  }
});
