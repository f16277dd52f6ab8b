import { type IResolvable, ref, TerraformCount, TerraformIterator, type TerraformResource, Token } from "cdktf";
import { hcl } from "./expression";
import { type Condition, isLater } from "./plan-time";
import { addressOf } from "./reference";

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

/** The same for a map, whose keys Terraform knows when it plans. */
export function namedEntries(map: Record<string, string>, all: string): Entry[] {
  if (!isLater(map)) {
    return Object.entries(map).map(([key, value]) => ({ key, value }));
  }
  const iterator = TerraformIterator.fromMap(map);
  return [{ key: all, value: Token.asString(iterator.value), forEach: iterator }];
}

/** A position in a list that resources are made for, or all of them in one. Resources may refer to each other. */
export interface Position {
  /** What stands for the position in a resource's address. */
  key: string;
  /** The number of the position, from 0. */
  index: string;
  /** Repeats one resource for every position; undefined where each position has a resource of its own. */
  count?: TerraformCount;
}

const COUNT_INDEX = ref("count.index");

/**
 * The positions of a list that grows at its end.
 *
 * @param all stands for the whole list in the address of a resource that Terraform repeats
 */
export function positions(list: string[], all: string): Position[] {
  if (!isLater(list)) {
    return list.map((_, index) => ({ key: String(index), index: String(index) }));
  }
  const count = TerraformCount.of(Token.asNumber(hcl`length(${list})`));
  return [{ key: all, index: Token.asString(COUNT_INDEX), count }];
}

/** What stands at a position of a list. */
export function entryAt(list: string[], { index }: Position): string {
  return isLater(index) ? Token.asString(hcl`${list}[${index}]`) : (list[Number(index)] as string);
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
  return Token.asString(hcl`one(${ref(`${addressOf(resource)}[*].${attribute}`)})`);
}

/** An attribute of one repetition of a resource. */
export function attributeOfEach(resource: TerraformResource, key: IResolvable, attribute: string): string {
  return Token.asString(hcl`${ref(addressOf(resource))}[${key}].${ref(attribute)}`);
}

/** An attribute of a resource, as another sees it that is repeated over the same positions. */
export function attributeBeside(resource: TerraformResource, attribute: string): string {
  return resource.count === undefined
    ? resource.getStringAttribute(attribute)
    : attributeOfEach(resource, COUNT_INDEX, attribute);
}

/** An attribute of every repetition of a resource, in order; of the one resource, if it is not repeated. */
export function attributeOfAll(resource: TerraformResource, attribute: string): string[] {
  return resource.count === undefined
    ? [resource.getStringAttribute(attribute)]
    : Token.asList(ref(`${addressOf(resource)}[*].${attribute}`));
}
