import * as fs from "node:fs";
import pc from "picocolors";
import { visible } from "../modules/schema/visible";
import { lateChangesOf } from "../review/late";
import type { Loss } from "../review/loss";
import { lossesOf, tally } from "../review/losses";
import { isPlan } from "../review/plan";

/** What a plan does in one line, what it takes away, and what it changes only for instances that start later. */
interface Readable {
  tally: string;
  losses: Loss[];
  late: Loss[];
}

export type Review = (Readable & { unreadable?: never }) | { losses?: never; unreadable: string };

/** What a plan in a file would lose, or why the file cannot be read as a plan. */
export function reviewPlan(file: string): Review {
  let value: unknown;
  try {
    value = JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    return { unreadable: `${file}: ${(error as Error).message}; make it with terraform show -json <plan> > ${file}` };
  }
  return isPlan(value)
    ? { tally: tally(value), losses: lossesOf(value), late: lateChangesOf(value) }
    : { unreadable: `${file}: is not a plan in JSON; make it with terraform show -json <plan> > ${file}` };
}

/** Print what a plan does in one line, to standard output; each loss as a warning, and the rest as notes, to standard error. */
export function printReview({ tally, losses, late }: Readable): void {
  for (const { address, text } of losses) {
    console.error(`${pc.yellow(`warning: ${visible(address)}`)}: ${visible(text)}`);
  }
  for (const { address, text } of late) {
    console.error(visible(`note: ${address}: ${text}`));
  }
  console.log(`${losses.length > 0 ? pc.yellow("plan") : pc.green("plan")} ${tally}`);
}
