import { type IResolvable, Token } from "cdktf";
import { BlocksAtPlan } from "./blocks-at-plan";

declare const KIND: unique symbol;

/**
 * A value that is known now, or only when Terraform plans.
 *
 * One construct has two callers: an environment file gives values, the inputs of a module give tokens. This type does
 * not tell which, and nothing of it is there at run time. It is made so that comparing, branching on and reckoning with
 * what may be a token is refused by the compiler: none of that is possible with a symbol, and a function is no condition.
 * The helpers of this folder take it: where the value is known they answer, otherwise they write the expression.
 *
 * TypeScript allows `!`, `||`, `??` and a comparison with undefined on anything. For a value these are `not`, `either`,
 * `orElse` and `isMissing`, which `__tests__/value/operators.test.ts` sees to.
 */
export type Value<T> = symbol & {
  (this: never, nobody: never): never;
  readonly [KIND]: T;
  /** Every function has a length, which is not that of a list. */
  readonly length: unknown;
};

type Scalar = string | number | boolean | undefined;

/** Settings, each of which may be known only when Terraform plans. A block that is always there has its fields. */
export type Values<T> = { readonly [K in keyof T]-?: Field<T[K]> };

type Field<T> = [T] extends [Scalar | readonly unknown[] | Record<string, string> | Record<string, number>]
  ? Value<T>
  : undefined extends T
    ? Value<T>
    : string extends keyof T
      ? Value<T>
      : Values<T>;

/** Settings whose values are all known. */
export function values<T extends object>(settings: T): Values<T> {
  return settings as unknown as Values<T>;
}

/** The fields of an optional block, for where it is given. */
export function fields<T extends object>(block: Value<T | undefined>): Values<T> {
  return block as unknown as Values<T>;
}

/** A value that is known, or a text that refers to a resource. */
export function value<T>(known: T): Value<T> {
  return known as Value<T>;
}

/** A value as an argument of a resource. */
export type Argument<T> = T extends boolean ? boolean | IResolvable : T;

/** The value as it is written into Terraform's JSON. */
export function argument<T>(value: Value<T>): Argument<T> {
  return value as unknown as Argument<T>;
}

type Loose<T> = T | Value<Exclude<T, IResolvable>> | (T extends object ? LooseFields<T> : never);
type LooseFields<T> = { [K in keyof T]: Loose<T[K]> };

/** The arguments of a resource, some of which are values. */
export function args<C extends object>(config: LooseFields<NoInfer<C>>): C {
  return config as unknown as C;
}

/** What a value is, where it is known; `later` for a token of it where it is not. */
export function whenKnown<T, R>(value: Value<T>, now: (known: T) => R, later: (token: Value<T>) => R): R {
  return isLater(value) ? later(value) : now(value as unknown as T);
}

/** Whether only Terraform knows the value. Nothing but the helpers of this folder may ask. */
export function isLater(value: unknown): boolean {
  if (!Array.isArray(value)) {
    return Token.isUnresolved(value) || value instanceof BlocksAtPlan;
  }
  const known = LATER_LISTS.get(value) ?? Token.isUnresolved(value);
  LATER_LISTS.set(value, known);
  return known;
}

/** CDKTF looks into every entry of a list, and rules ask of every entry whether its list is known. */
const LATER_LISTS = new WeakMap<unknown[], boolean>();
