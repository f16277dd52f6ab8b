import { explain } from "../rule/explain";
import { type Finding, hasErrors, type Path } from "../rule/finding";
import type { Judgement } from "../rule/judge";
import { environmentJsonSchema } from "./json-schema";
import { withoutLiberties } from "./leniency";
import { salvage } from "./salvage";
import { type Environment, environmentSchema } from "./schema";

export interface Parsed {
  /** The environment; undefined if there is any error. */
  environment?: Environment;
  findings: Finding[];
}

/**
 * Check an environment against its schema and against every rule, and report everything at once.
 *
 * Rules need a complete environment. Where the schema already objects, the objectionable part is
 * set aside (its default takes its place) and the rules judge the rest; what they say of the part
 * that was set aside is dropped, since it would only repeat the first complaint in other words.
 */
export function parseEnvironment(written: unknown, rules: Judgement<Environment>[]): Parsed {
  const schema = environmentJsonSchema();
  const input = withoutLiberties(written, schema);
  const first = environmentSchema.safeParse(input);
  if (first.success) {
    const findings = rules.flatMap((rule) => rule.find(first.data));
    return hasErrors(findings) ? { findings } : { environment: first.data, findings };
  }
  const findings = explain(first.error.issues, input, schema);
  const { environment, setAside, inInput } = salvage(input, first.error.issues);
  const others = environment ? rules.flatMap((rule) => rule.find(environment)) : [];
  const untouched = others
    .map((finding) => ({ ...finding, path: inInput(finding.path), because: finding.because?.map(inInput) }))
    .filter(({ path, because = [] }) =>
      [path, ...because].every((place) => !setAside.some((faulty) => overlap(faulty, place))),
    );
  return { findings: [...findings, ...untouched] };
}

/** Whether one path leads to, or through, the other. */
function overlap(a: Path, b: Path): boolean {
  const depth = Math.min(a.length, b.length);
  for (let at = 0; at < depth; at += 1) {
    if (a[at] !== b[at]) {
      return false;
    }
  }
  return depth > 0;
}
