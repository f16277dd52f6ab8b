import pc from "picocolors";
import { readTextFile } from "../modules/files/text-file";
import { visible } from "../modules/schema/visible";
import { shellQuote } from "../modules/value/shell-quote";
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

/** Largest plan that is read, in bytes. */
const MOST_BYTES = 256 * 1024 * 1024;

/** What a plan in a file would lose, or why the file cannot be read as a plan. */
export function reviewPlan(file: string): Review {
  const text = readTextFile(file, MOST_BYTES);
  if (typeof text !== "string") {
    return unreadable(file, text.problem);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unreadable(file, "is not JSON");
  }
  return isPlan(value)
    ? { tally: tally(value), losses: lossesOf(value), late: lateChangesOf(value) }
    : unreadable(file, "is not a plan in JSON");
}

function unreadable(file: string, problem: string): Review {
  const shell = shellQuote(file);
  return { unreadable: `${file}: ${problem}; make it with terraform show -json <plan> > ${shell}` };
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
