import { isNever } from "../value/question";
import { type Values, values } from "../value/value";
import type { Claim, Rule } from "./claim";
import type { Finding, Path, Severity } from "./finding";
import type { Check, Found, Requirement } from "./requirement";
import { Assignment, Text, type Words } from "./text";

/** A part of an environment, and all that is asked of it. */
export interface Judgement<E> {
  /** What the part is called: a chapter of docs/rules.md. */
  title: string;
  rules: Requirement[];
  checks: Requirement[];
  /** What is otherwise in this part. */
  find(whole: E): Finding[];
}

interface JudgementProps<E, S> {
  title: string;
  /** Where the part stands in the file. Default: at its top. */
  path?: Path;
  /** The part; undefined where there is none to judge. */
  part: (whole: E) => S | undefined;
  /** Default: none. */
  rules?: Rule<Values<S>>[];
  /** Default: none. */
  checks?: Check<S>[];
}

export function judgement<E, S extends object>(props: JudgementProps<E, S>): Judgement<E> {
  const { title, path = [], part, rules = [], checks = [] } = props;
  return {
    title,
    rules,
    checks,
    find: (whole) => {
      const settings = part(whole);
      return settings === undefined
        ? []
        : [...judge(rules, values(settings), path), ...examine(checks, settings, path)];
    },
  };
}

/** What rules say of settings that stand at a path, where they refuse. */
export function claimsOf<S>(rules: Rule<S>[], settings: S, path: Path = []): Claim[] {
  return rules
    .filter(({ severity }) => severity !== "warning")
    .flatMap((rule) => [rule.claims(settings)].flat().map((claim) => placed(claim, path)));
}

/** What rules find in settings of an environment file that stand at a path. */
export function judge<S>(rules: Rule<S>[], settings: S, path: Path = []): Finding[] {
  return rules.flatMap((rule) =>
    [rule.claims(settings)]
      .flat()
      .filter(({ holds }) => isNever(holds))
      .map((claim) => finding(rule, placed(written(claim), path))),
  );
}

/** What checks find in settings of an environment file that stand at a path. */
export function examine<S>(checks: Check<S>[], settings: S, path: Path): Finding[] {
  return checks.flatMap((check) => check.find(settings).map((found) => finding(check, placed(found, path))));
}

const finding = ({ severity = "error" }: { severity?: Severity }, found: Found): Finding => ({ severity, ...found });

function placed<P extends { path: Path; because?: Path[] }>(one: P, path: Path): P {
  return { ...one, path: [...path, ...one.path], because: one.because?.map((place) => [...path, ...place]) };
}

function written({ path, problem, got, allowed, fix, because }: Claim): Found {
  return {
    path,
    problem: inWords(problem),
    got,
    allowed: allowed && inWords(allowed),
    fix: fix && inWords(fix),
    because,
  };
}

function inWords(words: Words): string {
  return words instanceof Text
    ? words.words.map((word, at) => word + (at < words.parts.length ? part(words.parts[at]) : "")).join("")
    : words;
}

function part(one: unknown): string {
  if (one instanceof Text) {
    return inWords(one);
  }
  if (one instanceof Assignment) {
    return `${one.key}: ${yaml(one.value)}`;
  }
  return Array.isArray(one) ? one.join(", ") : String(one);
}

const yaml = (value: unknown): string => (Array.isArray(value) ? `[${value.join(", ")}]` : String(value));
