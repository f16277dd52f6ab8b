import type { z } from "zod";
import { ENGINES } from "../engines";
import { valueAt } from "../rule/explain";
import type { Path } from "../rule/finding";
import { type Environment, environmentSchema } from "./schema";

type Issue = z.core.$ZodIssue;
type Block = Record<string, unknown>;

export interface Salvaged {
  /** What is left of the environment; undefined where that is none yet. */
  environment?: Environment;
  /** What was set aside, by its place in the input. */
  setAside: Path[];
  /** The place in the input of something that is left: entries of lists have moved up. */
  inInput: (path: Path) => Path;
}

/** What stands in for a missing or unusable field that has no default, so that the rules can still look at the rest. */
const STAND_INS: Record<string, unknown> = {
  name: "stand-in",
  region: "us-east-1",
  cluster: { engine: ENGINES[0].name },
};

/** Set aside what the schema objects to, and no more, until it objects to nothing. */
export function salvage(input: unknown, issues: Issue[]): Salvaged {
  const rest = isBlock(input) ? structuredClone(input) : {};
  const positions = new Map<unknown[], number[]>();
  const setAside: Path[] = [];
  const inInput = (path: Path) => originalPath(rest, path, positions);
  let remaining = issues;
  while (remaining.length > 0) {
    const targets = remaining.flatMap(pathsOf).flatMap((path) => targetOf(rest, path));
    if (targets.length === 0) {
      return { setAside, inInput };
    }
    setAside.push(...targets.map(inInput));
    removeAll(rest, targets, positions);
    const next = environmentSchema.safeParse(rest);
    if (next.success) {
      return { environment: next.data, setAside, inInput };
    }
    remaining = next.error.issues;
  }
  return { setAside, inInput };
}

function pathsOf(issue: Issue): Path[] {
  const path = issue.path as Path;
  return issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...path, key]) : [path];
}

/** What stands at a path; where nothing does, the block that misses it. None for what is the whole file. */
function targetOf(root: Block, path: Path): Path[] {
  const [top] = path;
  if (top === undefined) {
    return [];
  }
  return path.length === 1 || valueAt(root, path) !== undefined ? [path] : targetOf(root, path.slice(0, -1));
}

/** Take away what stands at the paths, all of them as they were before the first is taken. */
function removeAll(root: Block, paths: Path[], positions: Map<unknown[], number[]>): void {
  const doomed = paths.map((path) => ({ holder: valueAt(root, path.slice(0, -1)), path }));
  const entries = new Map<unknown[], Set<number>>();
  for (const { holder, path } of doomed) {
    const key = path.at(-1) as string | number;
    if (Array.isArray(holder)) {
      entries.set(holder, (entries.get(holder) ?? new Set()).add(Number(key)));
    } else if (path.length === 1 && Object.hasOwn(STAND_INS, key)) {
      root[key] = structuredClone(STAND_INS[key]);
    } else if (isBlock(holder)) {
      delete holder[key];
    }
  }
  for (const [list, gone] of entries) {
    const kept = list.map((_, at) => at).filter((at) => !gone.has(at));
    const before = positions.get(list) ?? [...list.keys()];
    positions.set(
      list,
      kept.map((at) => before[at] as number),
    );
    list.splice(0, list.length, ...kept.map((at) => list[at]));
  }
}

function originalPath(root: Block, path: Path, positions: Map<unknown[], number[]>): Path {
  return path.map((key, depth) => {
    const holder = valueAt(root, path.slice(0, depth));
    return Array.isArray(holder) ? (positions.get(holder)?.[Number(key)] ?? key) : key;
  });
}

function isBlock(value: unknown): value is Block {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
