import type { IResolvable } from "cdktf";

/**
 * Blocks in a list that only Terraform knows. A list of texts, or of numbers, is a token of CDKTF's; for blocks it has none.
 */
export class LaterBlocks<T extends object> {
  constructor(
    readonly expression: IResolvable,
    /** The fields of one entry, whose own expression is given. */
    readonly entry: (expression: string) => T,
  ) {}
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
