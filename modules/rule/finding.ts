import { refusal } from "../schema/refusal";
import { withoutSecrets } from "./secrets";
import { asText } from "./show";

/** Where in the environment file: keys and list positions, from the top. */
export type Path = (string | number)[];

/** Whether settings are refused, or taken with a word of caution. */
export type Severity = "error" | "warning";

/** What a check has to say about one place of an environment file. */
export interface Finding {
  severity: Severity;
  path: Path;
  /** What is wrong, lower case, without a full stop. */
  problem: string;
  /** The value that was found; left out where the problem is that there is none. */
  got?: unknown;
  /** What would be accepted; completes "allowed: …". */
  allowed?: string;
  /** What to type; completes "fix: …". */
  fix?: string;
  /** Other places that this rests on: where one of them is faulty itself, this is not said. */
  because?: Path[];
}

/** A finding with its place in a file. */
export interface LocatedFinding extends Finding {
  file: string;
  line?: number;
  column?: number;
}

export const hasErrors = (findings: Finding[]) => findings.some(({ severity }) => severity === "error");

export const fault = (path: Path, details: Omit<Finding, "severity" | "path">): Finding => ({
  severity: "error",
  path,
  ...details,
});

/** `cluster.workers.instance_types[2]` */
export function formatPath(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`),
    "",
  );
}

/** One finding as a person reads it: the place and the problem, then what is allowed and what to do. */
export function formatFinding(finding: LocatedFinding): string {
  const place = [finding.file, finding.line, finding.column].filter((part) => part !== undefined).join(":");
  const path = finding.path.length > 0 ? `${formatPath(finding.path.map(shortKey))}: ` : "";
  const severity = finding.severity === "warning" ? "warning: " : "";
  return refusal(`${place}: ${severity}${path}`, {
    ...finding,
    got: finding.got === undefined ? undefined : asText(shownValue(finding)),
  });
}

/** The value that was found, as it may be shown. */
export function shownValue({ path, got }: Pick<Finding, "path" | "got">): unknown {
  const keys = path.filter((key) => typeof key === "string");
  return withoutSecrets(got, keys.at(-1));
}

/** Longest key that a path shows in full, in characters: longer than any name that is possible. */
const LONGEST_KEY = 150;

const shortKey = (key: string | number) =>
  typeof key === "string" && key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY)}…` : key;
