import pc from "picocolors";
import { formatFinding, type LocatedFinding } from "../modules/rule/finding";

/** Print what a check found, to standard error, and count it. */
export function printFindings(findings: LocatedFinding[]): void {
  for (const finding of findings) {
    const [head = "", ...advice] = formatFinding(finding).split("\n");
    const paint = finding.severity === "error" ? pc.red : pc.yellow;
    console.error([paint(head), ...advice].join("\n"));
  }
}
