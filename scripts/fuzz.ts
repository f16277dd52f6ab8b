import * as fs from "node:fs";
import * as os from "node:os";
import { InvalidArgumentError } from "commander";
import fc from "fast-check";
import { makeScratch, removeScratch } from "../modules/files/scratch";
import { shellQuote } from "../modules/value/shell-quote";
import { npmCommand, run } from "./command";
import { type Case, cases } from "./fuzz/case";
import { Judge, type Judged } from "./fuzz/judge";
import { Refused } from "./refused";

const PROGRESS_EVERY = 500;

const command = npmCommand("fuzz")
  .description(
    "Check and synthesize generated files: findings or success, never a trace, never more than five seconds.",
  )
  .option("--runs <number>", "how many files", number, 10_000)
  .option(
    "--seed <number>",
    "where chance begins; the same files come from the same seed",
    number,
    Date.now() % 2 ** 31,
  )
  .option("--out <file>", "where to write the smallest file that fails", "fuzz-counterexample.yaml")
  .parse();

run("fuzz", async () => {
  const { runs, seed, out } = command.opts<{ runs: number; seed: number; out: string }>();
  const folder = makeScratch(os.tmpdir(), "terraspark-fuzz-");
  try {
    const judge = new Judge(folder, new Date(), 1);
    let done = 0;
    let valid = 0;
    const property = fc.asyncProperty(cases(), async ({ text }) => {
      valid += judged(judge, text, out).isValid ? 1 : 0;
      done += 1;
      if (done % PROGRESS_EVERY === 0) {
        console.error(`${done} files, ${valid} of them valid`);
        await new Promise(setImmediate);
      }
    });
    const result = await fc.check(property, { numRuns: runs, seed });
    if (result.failed) {
      refuse(result, out);
    }
    console.log(`${done} files from seed ${seed}: ${valid} valid, the others refused`);
  } finally {
    removeScratch(folder);
  }
});

let hasFailed = false;

/** The first file that fails is kept at once: a smaller one may take minutes to find. */
function judged(judge: Judge, text: string, out: string): Judged {
  try {
    return judge.judge(text);
  } catch (error) {
    if (!hasFailed) {
      hasFailed = true;
      fs.writeFileSync(out, text);
      console.error(`${out} fails; looking for the smallest that does`);
    }
    throw error;
  }
}

function refuse({ counterexample, errorInstance, seed }: fc.RunDetails<[Case]>, out: string): never {
  fs.writeFileSync(out, counterexample?.[0].text ?? "");
  throw new Refused(
    `seed ${seed} fails: ${errorInstance instanceof Error ? errorInstance.stack : String(errorInstance)}\n` +
      `the smallest file that does is ${out}: npm run check -- ${shellQuote(out)}`,
  );
}

function number(text: string): number {
  if (!/^\d+$/.test(text)) {
    throw new InvalidArgumentError("allowed: whole numbers");
  }
  return Number(text);
}
