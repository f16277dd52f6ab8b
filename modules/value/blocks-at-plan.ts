import type { IResolvable } from "cdktf";

/**
 * A list of blocks that is known only when Terraform plans. CDKTF has tokens for a text, a number or a list of texts, but
 * none for this.
 */
export class BlocksAtPlan<T extends object> {
  constructor(
    readonly expression: IResolvable,
    /** The fields of one entry, whose own expression is given. */
    readonly entry: (expression: string) => T,
  ) {}
}

/** The expression of a list of blocks that only Terraform knows. */
export function expressionOf(list: unknown): IResolvable {
  return (list as BlocksAtPlan<object>).expression;
}

const GIVEN = Symbol("whether the block is given");

/** Marks a block of tokens as one that may be missing altogether; `expression` is null then. */
export function optionalBlock<T extends object>(fields: T, expression: IResolvable): T {
  return Object.defineProperty(fields, GIVEN, { value: expression });
}

/** What tells whether a block of tokens is given; undefined for all else. */
export function optionalExpression(value: unknown): IResolvable | undefined {
  return typeof value === "object" && value !== null && GIVEN in value ? (value[GIVEN] as IResolvable) : undefined;
}
