import { type IResolvable, Token } from "cdktf";
import { hcl } from "./expression";

/**
 * One construct, two callers: an environment file gives values, the inputs of a module give tokens, whose values only
 * Terraform knows when it plans. These functions take either. A value is used as it is, so that an environment's
 * Terraform has no needless expressions; for a token they write the expression.
 */

/** Something true or false: now, or when Terraform plans. */
export type Condition = boolean | IResolvable;

/** Whether only Terraform knows the value. */
export function isLater(value: unknown): boolean {
  return Token.isUnresolved(value);
}

/** The value, or the standard where there is none. */
export function orElse<T extends string | number>(value: T | undefined, standard: T): T {
  if (!isLater(value)) {
    return value ?? standard;
  }
  const expression = hcl`coalesce(${value}, ${standard})`;
  return (typeof standard === "number" ? Token.asNumber(expression) : Token.asString(expression)) as T;
}

/** The list, or the standard where it is empty. */
export function orElseList(list: string[], standard: string[]): string[] {
  if (isLater(list)) {
    return Token.asList(hcl`coalescelist(${list}, ${standard})`);
  }
  return list.length > 0 ? list : standard;
}

/** Whether an optional value is there. */
export function isGiven(value: unknown): Condition {
  return isLater(value) ? hcl`${value} != null` : value !== undefined;
}

/** Whether an optional value is not there. */
export function isMissing(value: unknown): Condition {
  return isLater(value) ? hcl`${value} == null` : value === undefined;
}

/** One of two texts. */
export function choose(condition: Condition, yes: string, no: string): string {
  if (typeof condition === "boolean") {
    return condition ? yes : no;
  }
  return Token.asString(hcl`(${condition} ? ${yes} : ${no})`);
}

/** The list under a condition, otherwise an empty one. */
export function listIf(condition: Condition, list: string[]): string[] {
  if (typeof condition === "boolean") {
    return condition ? list : [];
  }
  return Token.asList(hcl`(${condition} ? ${list} : [])`);
}

/** The first entry of a list that has one. */
export function first(list: string[]): string {
  return isLater(list) ? Token.asString(hcl`${list}[0]`) : (list[0] as string);
}

/** Two maps in one; the second wins. */
export function mergeMaps(one: Record<string, string>, two: Record<string, string>): Record<string, string> {
  return isLater(one) || isLater(two) ? Token.asStringMap(hcl`merge(${one}, ${two})`) : { ...one, ...two };
}

/** Every entry with a text before it. */
export function prefixed(prefix: string, list: string[]): string[] {
  return isLater(list)
    ? Token.asList(hcl`formatlist("%s%s", ${prefix}, ${list})`)
    : list.map((entry) => `${prefix}${entry}`);
}

/** One list behind another. */
export function appended(one: string[], other: string[]): string[] {
  return isLater(one) || isLater(other) ? Token.asList(hcl`concat(${one}, ${other})`) : [...one, ...other];
}
