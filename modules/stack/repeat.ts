import { ref, TerraformCount, TerraformIterator, type TerraformResource, Token } from "cdktf";
import { hcl } from "./expression";
import { type Condition, isLater } from "./plan-time";

/**
 * What there is one of for each entry of a list, or none or one of by a condition: made one by one from values,
 * repeated by Terraform (`for_each`, `count`, `dynamic`) from tokens.
 */

/** One entry of a list that resources are made for, or all of them in one. */
export interface Entry {
  /** What stands for the entry in a resource's address. */
  key: string;
  value: string;
  /** Repeats one resource for every entry; undefined where each entry has a resource of its own. */
  forEach?: TerraformIterator;
}

/**
 * The resources to make for a list. Nothing may refer to them: CDKTF knows no reference to what is repeated.
 *
 * @param all stands for the whole list in the address of a resource that Terraform repeats
 * @param keyed what Terraform tells repetitions apart by: the entries, so that one can go without the others being
 *   touched; or their positions, for entries that may be unknown until they are applied
 */
export function entries(list: string[], all: string, keyed: "by_value" | "by_position"): Entry[] {
  if (!isLater(list)) {
    return list.map((value) => ({ key: value, value }));
  }
  const iterator =
    keyed === "by_value"
      ? TerraformIterator.fromList(list)
      : TerraformIterator.fromMap(Token.asStringMap(hcl`{ for index, entry in ${list} : index => entry }`));
  return [{ key: all, value: Token.asString(iterator.value), forEach: iterator }];
}

/** How many resources a condition makes; undefined, as for any other resource, where it is certain. */
export function countIf(condition: Condition): TerraformCount | undefined {
  return typeof condition === "boolean" ? undefined : TerraformCount.of(Token.asNumber(hcl`${condition} ? 1 : 0`));
}

/** An attribute of a resource that a condition makes: null where there is no resource. */
export function attributeIf(condition: Condition, resource: TerraformResource, attribute: string): string {
  if (typeof condition === "boolean") {
    return resource.getStringAttribute(attribute);
  }
  const all = `${resource.terraformResourceType}.${resource.friendlyUniqueId}[*].${attribute}`;
  return Token.asString(hcl`one(${ref(all)})`);
}

/** An attribute of one repetition of a resource; `key` is an expression. */
export function attributeOfEach(resource: TerraformResource, key: string, attribute: string): string {
  const one = `${resource.terraformResourceType}.${resource.friendlyUniqueId}[${key}].${attribute}`;
  return Token.asString(ref(one));
}
