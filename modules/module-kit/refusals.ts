import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { type Claim, EACH, ENTRY, POSITION } from "../rule/claim";
import type { Path } from "../rule/finding";
import { Assignment, Text, type Words } from "../rule/text";
import { refusal } from "../schema/refusal";
import { hcl } from "../value/expression";
import { isAlways, isNever, not } from "../value/question";
import { literalText } from "../value/template-text";
import { isLater } from "../value/value";
import { shownJson } from "./shown";
import { literal } from "./type";
import type { Validation } from "./validation";

/** The refusals of a module: those over one variable stand with it, those over several with an output. */
export interface Refusals {
  byVariable: Map<string, Validation[]>;
  /** Terraform before 1.9 takes no second variable into a validation. */
  preconditions: Validation[];
}

/**
 * Claims over the variables of a module, as Terraform takes them.
 *
 * A claim that holds whatever the variables are is left out.
 *
 * @throws if a claim never holds, or reads no variable
 */
export function refusalsOf(scope: IConstruct, claims: Claim[]): Refusals {
  const refusals: Refusals = { byVariable: new Map(), preconditions: [] };
  for (const claim of claims.filter(({ holds }) => !isAlways(holds))) {
    const validation = new Refusal(scope, claim).written();
    const read = new Set(JSON.stringify(validation).match(/\bvar\.\w+/g));
    const [variable] = [...read].map((name) => name.slice("var.".length));
    if (variable === undefined || isNever(claim.holds)) {
      throw new Error(`${placeOf(claim.path)} depends on no variable: ${validation.error_message}`);
    }
    if (read.size > 1) {
      refusals.preconditions.push(validation);
    } else {
      refusals.byVariable.set(variable, [...(refusals.byVariable.get(variable) ?? []), validation]);
    }
  }
  return refusals;
}

class Refusal {
  constructor(
    private readonly scope: IConstruct,
    private readonly claim: Claim,
  ) {}

  written(): Validation {
    const { path, problem, allowed, fix } = this.claim;
    return {
      condition: `\${${this.within(this.condition())}}`,
      error_message: refusal(`${placeOf(path)}: `, {
        problem: this.words(problem),
        got: this.got(),
        allowed: allowed && this.words(allowed),
        fix: fix && this.words(fix),
      }),
    };
  }

  private condition(): string {
    const { holds, over } = this.claim;
    const expression = unwrapped(this.expression(holds));
    if (over === undefined) {
      return expression;
    }
    return over.kind === "list"
      ? `alltrue([for ${this.loop(expression)} : ${expression}])`
      : `length([for ${this.loop(expression)} : ${ENTRY} if !(${expression})]) == 0`;
  }

  private got(): string | undefined {
    const { got, over } = this.claim;
    if (over === undefined) {
      return got === undefined ? undefined : this.shown(this.json(this.expression(got)));
    }
    const each = got === undefined ? undefined : this.expression(got);
    const all =
      over.kind === "list"
        ? this.refused(each ?? ENTRY)
        : each === undefined
          ? this.refused(POSITION)
          : this.refused(`${POSITION} => ${each}`, ["{ ", " }"]);
    return this.shown(this.json(all));
  }

  private json(expression: string): string {
    return typeof this.claim.got === "number" ? `jsonencode(${expression})` : shownJson(expression);
  }

  /** Something of each entry that is refused. */
  private refused(something: string, [open, close] = ["[", "]"] as [string, string]): string {
    const isWrong = unwrapped(this.expression(not(this.claim.holds)));
    return `${open}for ${this.loop(`${something} ${isWrong}`)} : ${something} if ${isWrong}${close}`;
  }

  private loop(text: string): string {
    const { expression, kind } = this.claim.over as NonNullable<Claim["over"]>;
    const names = kind === "map" || mentions(text, POSITION) ? `${POSITION}, ${ENTRY}` : ENTRY;
    return `${names} in ${this.expression(expression)}`;
  }

  private words(words: Words): string {
    return words instanceof Text
      ? words.words
          .map((word, at) => literalText(word) + (at < words.parts.length ? this.part(words.parts[at]) : ""))
          .join("")
      : literalText(words);
  }

  private part(one: unknown): string {
    if (one instanceof Text) {
      return this.words(one);
    }
    if (one instanceof Assignment) {
      return `${one.key} = ${this.assigned(one.value)}`;
    }
    if (!holdsLater(one)) {
      return literalText(Array.isArray(one) ? one.join(", ") : String(one));
    }
    const expression = this.expression(one);
    if (this.claim.over && (mentions(expression, ENTRY) || mentions(expression, POSITION))) {
      const all = Array.isArray(one) ? `flatten(${this.refused(expression)})` : this.refused(expression);
      return this.shown(`join(", ", distinct(${all}))`);
    }
    return this.shown(Array.isArray(one) ? `join(", ", ${expression})` : expression);
  }

  private assigned(value: unknown): string {
    return holdsLater(value) ? this.shown(`jsonencode(${this.expression(value)})`) : literalText(literal(value));
  }

  private within(condition: string): string {
    return (this.claim.within ?? []).reduceRight<string>(
      (inner, block) => `${this.expression(block)} == null ? true : ${inner}`,
      condition,
    );
  }

  /** Terraform works messages out whether or not they are needed, and warns where it cannot. */
  private shown(expression: string): string {
    return this.claim.within?.length ? `\${try(${expression}, "")}` : `\${${expression}}`;
  }

  private expression(value: unknown): string {
    const resolver = new DefaultTokenResolver(new StringConcat());
    const text: string = Tokenization.resolve(hcl`${value}`, { scope: this.scope, resolver, preparing: false });
    return text.replace(/^\$\{([\s\S]*)\}$/, "$1");
  }
}

/** `workers.min`, `core.weights[]`. */
function placeOf(path: Path): string {
  return path.join(".").replaceAll(`.${EACH}`, EACH);
}

const mentions = (text: string, name: string): boolean => new RegExp(`(?<![.\\w"])${name}(?!\\w|\\()`).test(text);

function holdsLater(value: unknown): boolean {
  return isLater(value) || (Array.isArray(value) && value.some(holdsLater));
}

/** An expression without the parentheses around all of it. */
function unwrapped(expression: string): string {
  if (!expression.startsWith("(")) {
    return expression;
  }
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < expression.length - 1; at++) {
    const letter = expression[at];
    if (letter === '"' && expression[at - 1] !== "\\") {
      isQuoted = !isQuoted;
    }
    depth += isQuoted ? 0 : letter === "(" ? 1 : letter === ")" ? -1 : 0;
    if (depth === 0) {
      return expression;
    }
  }
  return expression.slice(1, -1);
}
