import pc from "picocolors";
import { checking, DEFAULT_FILE } from "../modules/environment/synthesize";
import { formatPath, hasErrors, shownValue } from "../modules/rule/finding";
import { numberText } from "../modules/rule/show";
import { visible } from "../modules/schema/visible";
import { inSteps, npmCommand, run } from "./command";
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

run("check", async () => {
  const files = command.processedArgs[0] as string[];
  const loaded = await inSteps(checking(files, new Date()));
  const findings = loaded.flatMap((one) => one.findings);

  const { json, against } = command.opts<{ json?: boolean; against?: string }>();
  const review = against === undefined ? undefined : reviewPlan(against);

  if (json) {
    const report = findings.map((finding) => ({
      ...finding,
      got: shownValue(finding),
      path: formatPath(finding.path),
    }));
    const text = JSON.stringify({ valid: !hasErrors(findings), files, findings: report, ...review }, asJson, 2);
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
});

/** JSON has no form for `.nan` and `.inf`, and would say null. */
function asJson(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? numberText(value) : value;
}
