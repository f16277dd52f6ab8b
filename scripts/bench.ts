import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { InvalidArgumentError } from "commander";
import { makeScratch, removeScratch } from "../modules/files/scratch";
import { packageRoot } from "../modules/stack/package-root";
import { prepareContenders } from "./bench/contenders";
import { markdownReport, replaceBlock, terminalReport } from "./bench/report";
import { inOrder, type Round, type Summary, summarize } from "./bench/summary";
import { npmCommand, run } from "./command";

const numbersFromTwo = (text: string) => text.split(",").map(numberFrom(2));

const command = npmCommand("bench")
  .description("Measure time and memory of a cold synth of spark.yaml, and of many environments in one run.")
  .option("--runs <number>", "how often each line is measured, taking turns", numberFrom(1), 5)
  .option("--counts <numbers>", "numbers of environments, beside one", numbersFromTwo, [10, 100, 1000])
  .option("--json", "print the figures as JSON")
  .option("--readme", "write the figures into README.md, with today's date")
  .addHelpText(
    "after",
    "\nThe plain way type-checks for ten seconds or more a run, and 1000 environments take a minute or so.",
  )
  .parse();

const options = command.opts<{ runs: number; counts: number[]; json?: boolean; readme?: boolean }>();
const root = packageRoot();
const readme = path.join(root, "README.md");

run("bench", () => {
  if (options.readme) {
    // Better to hear before than after the minutes of measuring that there is no place for the figures.
    replaceBlock(fs.readFileSync(readme, "utf8"), "");
  }
  const summary = measure(options.runs, options.counts);
  console.log(options.json ? JSON.stringify(summary, null, 2) : terminalReport(summary));
  if (options.readme) {
    fs.writeFileSync(readme, replaceBlock(fs.readFileSync(readme, "utf8"), markdownReport(summary)));
  }
});

function measure(runs: number, counts: number[]): Summary {
  const scratch = makeScratch(os.tmpdir(), "terraspark-bench-");
  try {
    const contenders = prepareContenders(root, scratch, counts);
    // Lines take turns, so that what else the machine does falls on all of them alike.
    const rounds = Array.from(
      { length: runs },
      (_, index): Round =>
        inOrder(contenders).map((contender) => {
          process.stderr.write(`run ${index + 1} of ${runs}: ${contender.name} … `);
          const measurement = contender.run();
          process.stderr.write(`${measurement.seconds.toFixed(2)} s\n`);
          return measurement;
        }),
    );
    return summarize(contenders, rounds, new Date().toISOString().slice(0, 10));
  } finally {
    removeScratch(scratch);
  }
}

function numberFrom(min: number): (text: string) => number {
  return (text) => {
    if (!/^\d+$/.test(text) || Number(text) < min) {
      throw new InvalidArgumentError(`allowed: whole numbers from ${min}`);
    }
    return Number(text);
  };
}
