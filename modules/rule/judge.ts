import { isNever } from "../value/question";
import type { Claim, Rule } from "./claim";
import { type Finding, fault, type Path } from "./finding";
import { Assignment, Text, type Words } from "./text";

/** What rules find in settings of an environment file that stand at a path. */
export function judge<S>(rules: Rule<S>[], settings: S, path: Path = []): Finding[] {
  return rules
    .flatMap((rule) => rule(settings))
    .filter(({ holds }) => isNever(holds))
    .map((claim) => found(claim, path));
}

function found(claim: Claim, path: Path): Finding {
  const { problem, got, allowed, fix, because } = claim;
  return fault([...path, ...claim.path], {
    problem: written(problem),
    got,
    allowed: allowed && written(allowed),
    fix: fix && written(fix),
    because: because?.map((place) => [...path, ...place]),
  });
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
