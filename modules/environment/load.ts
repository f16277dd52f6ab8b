import * as fs from "node:fs";
import * as path from "node:path";
import type { Finding, LocatedFinding } from "../rule/finding";
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

/** Read one environment file and check it whole. Never throws for what a person wrote. */
export function loadEnvironment(file: string, rules: Judgement<Environment>[]): Loaded {
  const text = read(file);
  if (typeof text !== "string") {
    return { file, findings: [text], locate: (finding) => ({ ...finding, file }) };
  }
  const document = new YamlDocument(file, text);
  const locate = (finding: Finding) => document.locate(finding);
  if (document.syntaxFindings.length > 0) {
    return { file, findings: document.syntaxFindings, locate };
  }
  const value = document.toValue();
  if (value === null || value === undefined) {
    return { file, findings: [unreadable(file, "is empty", SMALLEST)], locate };
  }
  const { environment, findings } = parseEnvironment(value, rules);
  return { file, environment, findings: findings.map(locate).sort(byPlace), locate };
}

const SMALLEST = "the smallest one is: name: raster, region: us-east-1, cluster: { engine: standalone }, a line each";

function read(file: string): string | LocatedFinding {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    switch ((error as NodeJS.ErrnoException).code) {
      case "ENOENT":
        return unreadable(file, "there is no such file", "check the path, or copy one from examples/");
      case "EISDIR":
        return unreadable(
          file,
          "is a folder, not a file",
          `name the file in it, such as ${path.join(file, "spark.yaml")}`,
        );
      default:
        return unreadable(file, `cannot be read: ${(error as Error).message}`);
    }
  }
}

function unreadable(file: string, problem: string, fix?: string): LocatedFinding {
  return { severity: "error", file, path: [], problem, fix };
}

function byPlace(a: LocatedFinding, b: LocatedFinding): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
