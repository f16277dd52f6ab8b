import * as fs from "node:fs";
import pc from "picocolors";
import { type Loss, lossesOf, tally } from "../modules/review/losses";
import { isPlan } from "../modules/review/plan";

export type Review = { tally: string; losses: Loss[]; unreadable?: never } | { losses?: never; unreadable: string };

/** What a plan in a file would lose, or why the file cannot be read as a plan. */
export function reviewPlan(file: string): Review {
  let value: unknown;
  try {
    value = JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    return { unreadable: `${file}: ${(error as Error).message}; make it with terraform show -json <plan> > ${file}` };
  }
  return isPlan(value)
    ? { tally: tally(value), losses: lossesOf(value) }
    : { unreadable: `${file}: is not a plan in JSON; make it with terraform show -json <plan> > ${file}` };
}

/** Print what a plan does in one line, to standard output, and each loss as a warning, to standard error. */
export function printReview(summary: string, losses: Loss[]): void {
  for (const { address, text } of losses) {
    console.error(`${pc.yellow(`warning: ${address}`)}: ${text}`);
  }
  console.log(`${losses.length > 0 ? pc.yellow("plan") : pc.green("plan")} ${summary}`);
}
