import { hcl } from "./expression";
import { type Condition, isLater } from "./plan-time";

/** Questions to a value or to a token: answered now, or when Terraform plans. */

export function not(condition: Condition): Condition {
  return typeof condition === "boolean" ? !condition : hcl`!(${condition})`;
}

export function both(one: Condition, other: Condition): Condition {
  if (one === false || other === false) {
    return false;
  }
  if (one === true) {
    return other;
  }
  return other === true ? one : hcl`(${one} && ${other})`;
}

export function either(one: Condition, other: Condition): Condition {
  if (one === true || other === true) {
    return true;
  }
  if (one === false) {
    return other;
  }
  return other === false ? one : hcl`(${one} || ${other})`;
}

/** Whether a word is that one. */
export function is<T extends string>(value: T, word: T): Condition {
  return isLater(value) ? hcl`${value} == ${word}` : value === word;
}

/** Whether a list has a word. */
export function includes(list: string[], word: string): Condition {
  return isLater(list) ? hcl`contains(${list}, ${word})` : list.includes(word);
}

export function isMoreThan(value: number, limit: number): Condition {
  return isLater(value) ? hcl`${value} > ${limit}` : value > limit;
}
