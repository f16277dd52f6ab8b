import { readTextFile } from "../files/text-file";
import { type Finding, formatFinding, type LocatedFinding } from "../rule/finding";
import type { Judgement } from "../rule/judge";
import { YamlDocument } from "./document";
import { parseEnvironment } from "./parse";
import type { Environment } from "./schema";

export interface Loaded {
  file: string;
  /** The environment; undefined if there is any error. */
  environment?: Environment;
  findings: LocatedFinding[];
  /** Give a finding its place in the file. */
  locate: (finding: Finding) => LocatedFinding;
}

/** Largest environment file, in bytes: a hundred times what is usual. */
const MOST_BYTES = 256 * 1024;

/** Read one environment file and check it whole. Never throws for what a person wrote. */
export function loadEnvironment(file: string, rules: Judgement<Environment>[]): Loaded {
  const text = readTextFile(file, MOST_BYTES);
  if (typeof text !== "string") {
    const finding: LocatedFinding = { severity: "error", file, path: [], ...text };
    return { file, findings: [finding], locate: (one) => ({ ...one, file }) };
  }
  return environmentIn(file, text, rules);
}

/** The same for the text of a file. */
export function environmentIn(file: string, text: string, rules: Judgement<Environment>[]): Loaded {
  const document = new YamlDocument(file, text);
  const locate = (finding: Finding) => document.locate(finding);
  if (document.findings.length > 0) {
    return { file, findings: inOrder(document.findings), locate };
  }
  if (document.value === null) {
    return { file, findings: [{ severity: "error", file, path: [], problem: "is empty", fix: SMALLEST }], locate };
  }
  const { environment, findings } = parseEnvironment(document.value, rules);
  return { file, environment, findings: inOrder(findings.map(locate)), locate };
}

const SMALLEST = "the smallest one is: name: raster, region: us-east-1, cluster: { engine: standalone }, a line each";

/** By place, and what is said of a place in the same words once. */
function inOrder(findings: LocatedFinding[]): LocatedFinding[] {
  const byWords = new Map(findings.map((finding) => [formatFinding(finding), finding]));
  return [...byWords.values()].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}
