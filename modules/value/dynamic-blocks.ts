import { type IResolvable, ref, TerraformIterator, type TerraformResource, Token } from "cdktf";
import { BlocksAtPlan } from "./blocks-at-plan";
import { hcl } from "./expression";
import type { TextMap } from "./map";
import { type Answer, isAlways, isNever } from "./question";
import { isLater, type Value, type Values, value } from "./value";

/**
 * Blocks of a resource, of which there is one for each entry of a list, or one or none by a condition: plain ones from
 * values, `dynamic` ones from tokens.
 */

/** A block for each entry of a list, in its order. */
export function blocks<T extends object, Entry extends string | object>(
  list: Value<Entry[]>,
  block: (entry: EntryOf<Entry>) => T,
): T[] {
  return isLater(list)
    ? repeated(list, block as (entry: unknown) => T)
    : (list as unknown as EntryOf<Entry>[]).map((entry) => block(entry));
}

/** A block for each entry of a map. */
export function blocksByKey<T extends object>(
  map: Value<TextMap>,
  block: (key: Value<string>, entry: Value<string>) => T,
): T[] {
  return isLater(map)
    ? repeated(map, (entry) => block(value(Token.asString(ref("each.key"))), entry as Value<string>))
    : Object.entries(map as unknown as TextMap).map(([key, entry]) => block(value(key), value(entry)));
}

type EntryOf<Entry> = Entry extends string ? Value<string> : Values<Entry>;

/** A block where the answer is yes; a resource that has any takes its configuration through `takeBlocks`. */
export function blockIf<T extends object>(answer: Answer, block: T): T | undefined {
  if (isAlways(answer)) {
    return block;
  }
  return isNever(answer) ? undefined : repeated(hcl`${answer} ? [1] : []`, () => block);
}

interface Taken<T> {
  /** What the bindings know how to write. */
  config: T;
  /** Give the resource the rest: blocks that the bindings take no `dynamic` form of. */
  addTo: (resource: TerraformResource) => void;
}

/** The configuration of a resource, in two parts. */
export function takeBlocks<T extends object>(config: T): Taken<T> {
  const all = Object.entries(config);
  const { dynamic } = inTerraform(Object.fromEntries(all.filter(([, value]) => isRepeated(value)))) as Json;
  return {
    config: Object.fromEntries(all.filter(([, value]) => !isRepeated(value))) as T,
    addTo: (resource) => {
      if (dynamic !== undefined) {
        resource.addOverride("dynamic", dynamic);
      }
    },
  };
}

type Json = Record<string, unknown>;

/** CDKTF's own iterators make a set of a list, and its order is lost. */
class InOrder extends TerraformIterator {
  constructor(private readonly list: unknown) {
    super();
  }

  override _getForEachExpression(): unknown {
    return this.list;
  }

  entry(): IResolvable {
    return this._getValue() as IResolvable;
  }
}

interface Repeated {
  iterator: InOrder;
  content: Json;
}

function repeated<T extends object>(list: unknown, block: (entry: unknown) => T): never {
  const iterator = new InOrder(list instanceof BlocksAtPlan ? list.expression : list);
  const entry = list instanceof BlocksAtPlan ? list.entry("each.value") : Token.asString(iterator.entry());
  return iterator.dynamic(inTerraform(block(entry)) as Json) as never;
}

/** A block in Terraform's JSON: the bindings rename keys, and find `dynamic` blocks, only where they know of them. */
function inTerraform(value: unknown): unknown {
  if (Array.isArray(value) && !isLater(value)) {
    return value.map(inTerraform);
  }
  if (typeof value !== "object" || value === null || isLater(value)) {
    return value;
  }
  const dynamic: Json = {};
  const plain: Json = {};
  for (const [key, inner] of Object.entries(value)) {
    const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (isRepeated(inner)) {
      const { iterator, content } = inner;
      dynamic[name] = { for_each: iterator._getForEachExpression(), iterator: "each", content };
    } else if (inner !== undefined) {
      plain[name] = inTerraform(inner);
    }
  }
  return Object.keys(dynamic).length > 0 ? { ...plain, dynamic } : plain;
}

function isRepeated(value: unknown): value is Repeated {
  return typeof value === "object" && value !== null && "iterator" in value && value.iterator instanceof InOrder;
}
