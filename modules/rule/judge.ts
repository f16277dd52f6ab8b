import { isNever } from "../value/question";
import type { Claim, Rule } from "./claim";
import { type Finding, fault, type Path } from "./finding";
import { Assignment, Text, type Words } from "./text";

/** What rules say of settings that stand at a path. */
export function claimsOf<S>(rules: Rule<S>[], settings: S, path: Path = []): Claim[] {
  return rules
    .flatMap((rule) => rule(settings))
    .map((claim) => ({
      ...claim,
      path: [...path, ...claim.path],
      because: claim.because?.map((place) => [...path, ...place]),
    }));
}

/** What rules find in settings of an environment file that stand at a path. */
export function judge<S>(rules: Rule<S>[], settings: S, path: Path = []): Finding[] {
  return claimsOf(rules, settings, path)
    .filter(({ holds }) => isNever(holds))
    .map(({ path, problem, got, allowed, fix, because }) =>
      fault(path, {
        problem: written(problem),
        got,
        allowed: allowed && written(allowed),
        fix: fix && written(fix),
        because,
      }),
    );
}

function written(words: Words): string {
  return words instanceof Text
    ? words.words.map((word, at) => word + (at < words.parts.length ? part(words.parts[at]) : "")).join("")
    : words;
}

function part(one: unknown): string {
  if (one instanceof Text) {
    return written(one);
  }
  if (one instanceof Assignment) {
    return `${one.key}: ${yaml(one.value)}`;
  }
  return Array.isArray(one) ? one.join(", ") : String(one);
}

const yaml = (value: unknown): string => (Array.isArray(value) ? `[${value.join(", ")}]` : String(value));
