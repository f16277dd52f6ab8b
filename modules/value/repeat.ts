import { ref, TerraformCount, TerraformIterator, type TerraformResource, Token } from "cdktf";
import { hcl } from "./expression";
import { type Answer, isAlways, isNever } from "./question";
import { addressOf, splat } from "./reference";
import { argument, type Value, value, whenKnown } from "./value";

/**
 * Resources that there is one of for each entry of a list, or one or none of by a condition.
 *
 * Where the list is known, each entry has a resource of its own. Otherwise there is one resource for all entries, which
 * Terraform repeats (`count`, `for_each`).
 */

/** How often Terraform repeats a resource; empty for a resource that it does not repeat. */
export interface Times {
  count?: TerraformCount;
  forEach?: TerraformIterator;
}

/** A resource to make: for one entry, or for all that Terraform repeats it over. */
export interface Repetition {
  /** What stands for it in the resource's address. */
  key: string;
  times: Times;
}

/** One that stands for an entry of a list or a map. Nothing can refer to a resource that Terraform repeats like this. */
export interface Entry extends Repetition {
  entry: string;
}

/** One that other resources may refer to, if they are repeated likewise. */
export interface Referable {
  times: Times;
  /** An attribute of the resource of the same repetition. */
  attribute: (resource: TerraformResource, name: string) => string;
}

/** One that stands for a position in a list. */
export interface Position extends Repetition, Referable {
  /** The number of the position, from 0. */
  index: Value<number>;
  /** The same in a text. */
  number: string;
  /** What stands at the position in a list. */
  of: (list: Value<string[]>) => string;
}

const attributeOfOne = (resource: TerraformResource, name: string) => resource.getStringAttribute(name);

/** A resource that there is only if the answer is yes; an attribute is null where there is none. */
export function onlyIf(answer: Answer): Referable {
  if (isAlways(answer) || isNever(answer)) {
    return { times: {}, attribute: attributeOfOne };
  }
  return {
    times: { count: TerraformCount.of(argument(hcl`${answer} ? 1 : 0`.number)) },
    attribute: (resource, name) => argument(hcl`one(${splat(resource, name)})`.text),
  };
}

/**
 * By position (`count`), for a list that grows at its end. Its entries may be unknown until they are applied.
 *
 * @param all stands for the whole list in the address of a resource that Terraform repeats
 */
export function byPosition(list: Value<string[]>, all: string): Position[] {
  return whenKnown(
    list,
    (known) =>
      known.map((_, index) => ({
        key: String(index),
        number: String(index),
        index: value(index),
        times: {},
        of: (other) => entryAt(other, index),
        attribute: attributeOfOne,
      })),
    (later) => [
      {
        key: all,
        number: Token.asString(COUNT_INDEX),
        index: COUNT_INDEX as unknown as Value<number>,
        times: { count: TerraformCount.of(argument(hcl`length(${later})`.number)) },
        of: (other) => argument(hcl`${other}[${COUNT_INDEX}]`.text),
        attribute: (resource, name) => attributeAt(resource, COUNT_INDEX, name),
      },
    ],
  );
}

const COUNT_INDEX = ref("count.index");

const entryAt = (list: Value<string[]>, index: number) =>
  whenKnown(
    list,
    (known) => known[index] as string,
    (later) => argument(hcl`${later}[${index}]`.text),
  );

/** By the entries themselves (`for_each`), so that one can go without the others being touched. */
export function byValue(list: Value<string[]>, all: string): Entry[] {
  return whenKnown(
    list,
    (known) => known.map((entry): Entry => ({ key: entry, entry, times: {} })),
    (later) => [repeated(all, TerraformIterator.fromList(later as unknown as string[]))],
  );
}

/** By the keys of a map (`for_each`), which Terraform has to know when it plans. */
export function byKey(map: Value<Record<string, string>>, all: string): Entry[] {
  return whenKnown(
    map,
    (known) => Object.entries(known).map(([key, entry]): Entry => ({ key, entry, times: {} })),
    (later) => [repeated(all, TerraformIterator.fromMap(later as unknown as Record<string, string>))],
  );
}

const repeated = (key: string, forEach: TerraformIterator & { value: unknown }): Entry => ({
  key,
  entry: Token.asString(forEach.value),
  times: { forEach },
});

/** An attribute of one of the resources that Terraform repeats, whose index or key is an expression. */
export function attributeAt(resource: TerraformResource, place: unknown, attribute: string): string {
  return argument(hcl`${ref(addressOf(resource))}[${place}].${ref(attribute)}`.text);
}

/** An attribute of every repetition of a resource, in order; of the one resource, if it is not repeated. */
export function attributeOfAll(resource: TerraformResource, attribute: string): Value<string[]> {
  return resource.count === undefined
    ? value([resource.getStringAttribute(attribute)])
    : hcl`${splat(resource, attribute)}`.list;
}
