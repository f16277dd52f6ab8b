import pc from "picocolors";
import { DEFAULT_FILE, loadEnvironments } from "../modules/environment/synthesize";
import { formatPath, hasErrors } from "../modules/rule/finding";
import { visible } from "../modules/schema/visible";
import { npmCommand } from "./command";
import { printFindings } from "./findings";
import { printReview, reviewPlan } from "./review-plan";

const command = npmCommand("check")
  .description("Check environment files and write nothing.")
  .argument("[file...]", "environment files", [DEFAULT_FILE])
  .option("--against <plan>", "say what a plan would lose: the output of terraform show -json, in a file")
  .option("--json", "print the findings as JSON, to standard output")
  .addHelpText(
    "after",
    "\nExit code 1: at least one file is not valid, or the plan cannot be read. Warnings and losses do not fail.",
  )
  .parse();

const files = command.processedArgs[0] as string[];
const loaded = loadEnvironments(files, new Date());
const findings = loaded.flatMap((one) => one.findings);

const { json, against } = command.opts<{ json?: boolean; against?: string }>();
const review = against === undefined ? undefined : reviewPlan(against);

if (json) {
  const report = findings.map(({ path, ...finding }) => ({ ...finding, path: formatPath(path) }));
  const text = JSON.stringify({ valid: !hasErrors(findings), files, findings: report, ...review }, null, 2);
  // JSON leaves control characters of C1 as they are; written by their number they mean the same to a machine.
  console.log(text.split("\n").map(visible).join("\n"));
} else {
  printFindings(findings);
  for (const { file, findings } of loaded.filter((one) => !hasErrors(one.findings))) {
    console.log(`${pc.green("ok")} ${visible(file)}${findings.length > 0 ? ` (${findings.length} to look at)` : ""}`);
  }
  if (review?.losses) {
    printReview(review);
  } else if (review) {
    console.error(pc.red(visible(review.unreadable)));
  }
}
if (hasErrors(findings) || (review && !review.losses)) {
  process.exitCode = 1;
}
