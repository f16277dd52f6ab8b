import { type IResolvable, Token } from "cdktf";
import { hcl } from "./expression";
import { LaterBlocks, optionalExpression } from "./later";

/**
 * One construct, two callers: an environment file gives values, the inputs of a module give tokens, whose values only
 * Terraform knows when it plans. These functions take either. A value is used as it is, so that an environment's
 * Terraform has no needless expressions; for a token they write the expression.
 */

/** Something true or false: now, or when Terraform plans. */
export type Condition = boolean | IResolvable;

/** Whether only Terraform knows the value. */
export function isLater(value: unknown): boolean {
  return Token.isUnresolved(value) || value instanceof LaterBlocks;
}

/** The value, or the standard where there is none. */
export function orElse<T extends string | number>(value: T | undefined, standard: T): T {
  if (!isLater(value)) {
    return value ?? standard;
  }
  const expression = hcl`coalesce(${value}, ${standard})`;
  return token(standard, expression);
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
  const later = isLater(value) ? value : optionalExpression(value);
  return later === undefined ? value !== undefined : hcl`${later} != null`;
}

/** Whether an optional value is not there. */
export function isMissing(value: unknown): Condition {
  return isLater(value) ? hcl`${value} == null` : value === undefined;
}

/** Whether a list has an entry. */
export function isFilled(list: string[]): Condition {
  return isLater(list) ? hcl`length(${list}) > 0` : list.length > 0;
}

/** One of two texts or numbers. */
export function choose<T extends string | number>(condition: Condition, yes: T, no: T): T {
  if (typeof condition === "boolean") {
    return condition ? yes : no;
  }
  return token(yes, hcl`(${condition} ? ${yes} : ${no})`);
}

/** The value under a condition, otherwise none: null for Terraform, undefined here. */
export function given<T extends string | number | string[]>(condition: Condition, value: T): T | undefined {
  if (typeof condition === "boolean") {
    return condition ? value : undefined;
  }
  return token(value, hcl`${condition} ? ${value} : null`);
}

/** The list, or none where it is empty. */
export function unlessEmpty(list: string[]): string[] | undefined {
  return given(isFilled(list), list);
}

/** The list under a condition, otherwise an empty one. */
export function listIf(condition: Condition, list: string[]): string[] {
  if (typeof condition === "boolean") {
    return condition ? list : [];
  }
  return Token.asList(hcl`(${condition} ? ${list} : [])`);
}

/** The map under a condition, otherwise an empty one. */
export function mapIf(condition: Condition, map: Record<string, string>): Record<string, string> {
  if (typeof condition === "boolean") {
    return condition ? map : {};
  }
  return Token.asStringMap(hcl`{ for key, entry in ${map} : key => entry if ${condition} }`);
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

/** A text of each block of a list. */
export function texts<T extends object>(list: T[], text: (entry: T) => string): string[] {
  const blocks: unknown = list;
  return blocks instanceof LaterBlocks
    ? Token.asList(hcl`[for entry in ${blocks.expression} : ${text(blocks.entry("entry"))}]`)
    : list.map(text);
}

/** Every entry once. */
export function distinct(list: string[]): string[] {
  return isLater(list) ? Token.asList(hcl`distinct(${list})`) : [...new Set(list)];
}

/** A number of a map, or the standard where the map has none of that key. */
export function lookup(map: Record<string, number>, key: string, standard: number): number {
  return isLater(map) || isLater(key)
    ? Token.asNumber(hcl`lookup(${map}, ${key}, ${standard})`)
    : (map[key] ?? standard);
}

export function negated(value: number): number {
  return isLater(value) ? Token.asNumber(hcl`-${value}`) : -value;
}

export function withoutPrefix(text: string, prefix: string): string {
  if (isLater(text)) {
    return Token.asString(hcl`trimprefix(${text}, ${prefix})`);
  }
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

export function upperCase(text: string): string {
  return isLater(text) ? Token.asString(hcl`upper(${text})`) : text.toUpperCase();
}

/** A value as JSON. Terraform writes it where a number or a list in it is a token, which JavaScript's has no form for. */
export function json(value: unknown): string {
  return holdsLater(value) ? Token.asString(hcl`jsonencode(${value})`) : JSON.stringify(value);
}

function holdsLater(value: unknown): boolean {
  if (isLater(value)) {
    return true;
  }
  return typeof value === "object" && value !== null && Object.values(value).some(holdsLater);
}

/** A token of the kind of a value. */
function token<T extends string | number | string[]>(value: T, expression: IResolvable): T {
  if (typeof value === "number") {
    return Token.asNumber(expression) as T;
  }
  return (typeof value === "string" ? Token.asString(expression) : Token.asList(expression)) as T;
}
