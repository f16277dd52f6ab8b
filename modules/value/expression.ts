import { type IResolvable, type IResolveContext, Token, Tokenization } from "cdktf";
import { literalText } from "./template-text";
import type { Value } from "./value";

/**
 * An expression in Terraform's own words, with values and tokens in their places.
 *
 * `hcl\`coalesce(${asked}, ${fallback})\`` takes texts that are part literal, part token; CDKTF's own functions warn
 * of those.
 */
export function hcl(words: TemplateStringsArray, ...values: unknown[]): Expression {
  return new Expression(words, values);
}

/** A text in Terraform's language, in which `${` and `%{` would begin an expression. */
export function quote(text: string): string {
  return literalText(JSON.stringify(text));
}

/** An expression, and the value that it is of. */
export class Expression implements IResolvable {
  readonly creationStack: string[] = [];

  constructor(
    private readonly words: TemplateStringsArray,
    private readonly values: unknown[],
  ) {}

  get text(): Value<string> {
    return Token.asString(this) as unknown as Value<string>;
  }

  get number(): Value<number> {
    return Token.asNumber(this) as unknown as Value<number>;
  }

  get list(): Value<string[]> {
    return Token.asList(this) as unknown as Value<string[]>;
  }

  get map(): Value<Record<string, string>> {
    return Token.asStringMap(this) as unknown as Value<Record<string, string>>;
  }

  /** True or false. */
  get answer(): Value<boolean> {
    return this as unknown as Value<boolean>;
  }

  resolve(context: IResolveContext): string {
    const isInner = context.suppressBraces;
    context.suppressBraces = false;
    const text = this.words.map((word, index) =>
      index < this.values.length ? word + written(context, this.values[index]) : word,
    );
    context.suppressBraces = isInner;
    return isInner ? text.join("") : `\${${text.join("")}}`;
  }

  toString(): string {
    return Token.asString(this);
  }

  toJSON(): string {
    return this.toString();
  }
}

function written(context: IResolveContext, value: unknown): string {
  if (isOneToken(value)) {
    const resolved = context.resolve(value);
    return typeof resolved === "string" ? resolved.replace(/^\$\{([\s\S]*)\}$/, "$1") : JSON.stringify(resolved);
  }
  if (typeof value === "string") {
    return Token.isUnresolved(value) ? `"${context.resolve(value)}"` : quote(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map((entry) => written(context, entry)).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => `${quote(key)} = ${written(context, inner)}`);
    return `{${entries.length > 0 ? ` ${entries.join(", ")} ` : ""}}`;
  }
  return JSON.stringify(value);
}

function isOneToken(value: unknown): boolean {
  if (typeof value !== "string") {
    return Token.isUnresolved(value);
  }
  const { tokens, intrinsic, literals } = Tokenization.reverseString(value);
  return literals.length === 0 && tokens.length + intrinsic.length === 1;
}
