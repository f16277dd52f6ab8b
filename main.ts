import { DEFAULT_FILE, synthesize } from "./modules/environment/synthesize";
import { formatFinding, hasErrors } from "./modules/rule/finding";

/**
 * The app that `cdktf synth` and `cdktf deploy` run: environment files in, Terraform out.
 *
 * Files come from the command line, otherwise from TERRASPARK_FILES (separated by spaces),
 * otherwise it is spark.yaml.
 */
function main(): void {
  const named =
    process.argv.length > 2 ? process.argv.slice(2) : process.env.TERRASPARK_FILES?.split(/\s+/).filter(Boolean);
  const files = named?.length ? named : [DEFAULT_FILE];
  const { findings } = synthesize(files, process.env.CDKTF_OUTDIR ?? "cdktf.out", new Date());
  if (findings.length > 0) {
    console.error(findings.map(formatFinding).join("\n"));
  }
  if (hasErrors(findings)) {
    process.exitCode = 1;
  }
}

main();
