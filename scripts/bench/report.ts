import * as os from "node:os";
import Table from "cli-table3";
import { Refused } from "../refused";
import type { Row, Summary } from "./summary";

const HEAD = ["", "wall time", "peak memory", "each further environment"];

/** The figures as a table for a terminal, the ratios below it. */
export function terminalReport(summary: Summary): string {
  const table = new Table({
    head: HEAD,
    colAligns: ["left", "right", "right", "right"],
    style: { head: [], border: [] },
  });
  table.push(...summary.rows.map(cells));
  return [table.toString(), ...ratios(summary), machine(summary)].join("\n");
}

/** The figures as they stand in the README. */
export function markdownReport(summary: Summary): string {
  const row = (texts: string[]) => `| ${texts.join(" | ")} |`;
  return [
    row(HEAD),
    "| --- | ---: | ---: | ---: |",
    ...summary.rows.map((line) => row(cells(line))),
    "",
    ...ratios(summary).map((line) => `- ${line}`),
    "",
    machine(summary),
  ].join("\n");
}

/**
 * Replace what stands between the bench comments of a document.
 *
 * @throws if the document has no such comments
 */
export function replaceBlock(document: string, block: string): string {
  const between = /(<!-- bench -->\n)[\s\S]*?(<!-- \/bench -->)/;
  if (!between.test(document)) {
    throw new Refused("README.md has no <!-- bench --> and <!-- /bench --> to write between");
  }
  return document.replace(between, (_, begin: string, end: string) => `${begin}\n${block}\n\n${end}`);
}

function cells({ name, seconds, megabytes, further }: Row): string[] {
  const growth = further ? `${(further.seconds * 1000).toFixed(0)} ms, ${further.megabytes.toFixed(1)} MB` : "";
  return [name, `${seconds.toFixed(2)} s`, `${megabytes.toFixed(0)} MB`, growth];
}

function ratios({ overFloor, plainOver, growth }: Summary): string[] {
  return [
    `one environment: ${times(overFloor.time)} the time and ${times(overFloor.memory)} the memory of the floor (aim: at most 3)`,
    `the plain way: ${times(plainOver.time)} the time (aim: at least 10) and ${times(plainOver.memory)} the memory (aim: at least 8) of one environment`,
    `growth from fewest to most: a further environment adds ${times(growth.time)} the time and ${times(growth.memory)} the memory (linear: 1.0)`,
  ];
}

const times = (ratio: number) => `${ratio.toFixed(1)} times`;

function machine({ date, runs }: Summary): string {
  const cores = os.availableParallelism();
  return `Measured ${date}: Node ${process.versions.node}, ${os.platform()} ${os.arch()}, ${cores} cores, median of ${runs} runs.`;
}
