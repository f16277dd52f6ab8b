import type { z } from "zod";
import { ENGINES } from "../engines";
import { type Finding, hasErrors, type Path } from "../rule/finding";
import type { Judgement } from "../rule/judge";
import { explain, valueAt } from "./explain";
import { type Environment, environmentSchema } from "./schema";

export interface Parsed {
  /** The environment; undefined if there is any error. */
  environment?: Environment;
  findings: Finding[];
}

/** What stands in for a missing or unusable field that has no default, so that the rules can still look at the rest. */
const STAND_INS: Record<string, unknown> = {
  name: "stand-in",
  region: "us-east-1",
  cluster: { engine: ENGINES[0].name },
};

/**
 * Check an environment against its schema and against every rule, and report everything at once.
 *
 * Rules need a complete environment. Where the schema already objects, the objectionable part is
 * set aside (its default takes its place) and the rules judge the rest; what they say of the part
 * that was set aside is dropped, since it would only repeat the first complaint in other words.
 */
export function parseEnvironment(input: unknown, rules: Judgement<Environment>[]): Parsed {
  const first = environmentSchema.safeParse(input);
  if (first.success) {
    const findings = rules.flatMap((rule) => rule.find(first.data));
    return hasErrors(findings) ? { findings } : { environment: first.data, findings };
  }
  const findings = explain(first.error.issues, input);
  const { environment, setAside } = salvage(input, first.error.issues);
  const others = environment ? rules.flatMap((rule) => rule.find(environment)) : [];
  const untouched = others.filter(({ path, because = [] }) =>
    [path, ...because].every((place) => !setAside.some((faulty) => overlap(faulty, place))),
  );
  return { findings: [...findings, ...untouched] };
}

function salvage(input: unknown, issues: z.core.$ZodIssue[]): { environment?: Environment; setAside: Path[] } {
  const rest = isBlock(input) ? structuredClone(input) : {};
  const setAside: Path[] = [];
  let remaining = issues;
  while (remaining.length > 0) {
    const before = JSON.stringify(rest);
    for (const path of remaining.flatMap(pathsOf)) {
      setAside.push(remove(rest, path));
    }
    const next = environmentSchema.safeParse(rest);
    if (next.success) {
      return { environment: next.data, setAside };
    }
    if (JSON.stringify(rest) === before) {
      break;
    }
    remaining = next.error.issues;
  }
  return { setAside };
}

function pathsOf(issue: z.core.$ZodIssue): Path[] {
  const path = issue.path as Path;
  return issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...path, key]) : [path];
}

/** Remove what stands at the path; where nothing does, the block that misses it. Returns what was removed. */
function remove(root: Record<string, unknown>, path: Path): Path {
  const [top] = path;
  if (top !== undefined && STAND_INS[top] !== undefined && (path.length === 1 || valueAt(root, path) === undefined)) {
    root[top] = STAND_INS[top];
    return [top];
  }
  if (path.length > 0 && valueAt(root, path) === undefined) {
    return remove(root, path.slice(0, -1));
  }
  const parent = valueAt(root, path.slice(0, -1));
  const key = path.at(-1);
  if (Array.isArray(parent)) {
    return remove(root, path.slice(0, -1));
  }
  if (isBlock(parent) && key !== undefined) {
    delete parent[key];
  }
  return path;
}

/** Whether one path leads to, or through, the other. */
function overlap(a: Path, b: Path): boolean {
  const depth = Math.min(a.length, b.length);
  return depth > 0 && a.slice(0, depth).every((key, index) => key === b[index]);
}

function isBlock(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
