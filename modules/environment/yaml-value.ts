import {
  type Alias,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { asText } from "../rule/show";
import type { YamlFault } from "./yaml-fault";
import { plainScalar } from "./yaml-scalar";

/** More values than any environment needs; what rules compare with one another stays within seconds. */
const MOST_VALUES = 10_000;

const MERGE = "<<";

/** Where a value stands in its file, and what is in it. */
export interface Place {
  offset: number;
  inner: Map<string, Place>;
}

type Entry = { value: unknown; place: Place };
type Block = Map<string, Entry>;

/**
 * The plain data that YAML stands for: blocks, lists, texts, numbers, booleans and null, and the place of each.
 *
 * Not the library's own `toJS`, which throws, has no places, and makes of a date or a block as a key what nobody wrote.
 * Every alias is a copy, so that whoever changes one place changes no other.
 */
export class YamlReader {
  readonly faults: YamlFault[] = [];
  private readonly anchors = new Map<string, unknown>();
  private readonly open = new Set<unknown>();
  private count = 0;
  /** Where the alias stands whose values are being copied; of aliases within it, the outermost. */
  private copying: number | undefined;

  read(root: unknown): Entry {
    const read = this.value(root, 0);
    return this.count > MOST_VALUES ? { value: null, place: read.place } : read;
  }

  private value(node: unknown, from: number): Entry {
    const offset = offsetOf(node) ?? from;
    const place: Place = { offset, inner: new Map() };
    this.count += 1;
    if (this.count > MOST_VALUES) {
      if (this.count === MOST_VALUES + 1) {
        this.fault(this.copying ?? offset, "is too much: the file holds more values than any environment needs", {
          allowed: `at most ${MOST_VALUES} values, each alias counted as what it stands for`,
        });
      }
      return { value: null, place };
    }
    if (isAlias(node)) {
      return this.alias(node, offset);
    }
    const anchor = isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined;
    if (anchor !== undefined) {
      this.anchors.set(anchor, node);
    }
    this.open.add(node);
    const entry = this.content(node, place);
    this.open.delete(node);
    return entry;
  }

  private content(node: unknown, place: Place): Entry {
    if (isMap(node)) {
      const block = this.block(node);
      for (const [key, entry] of block) {
        place.inner.set(key, entry.place);
      }
      return { value: Object.fromEntries([...block].map(([key, { value }]) => [key, value])), place };
    }
    if (isSeq(node)) {
      const entries = (node as YAMLSeq).items.map((item) => this.value(item, place.offset));
      for (const [at, entry] of entries.entries()) {
        place.inner.set(String(at), entry.place);
      }
      return { value: entries.map(({ value }) => value), place };
    }
    return { value: isScalar(node) ? this.scalar(node, place.offset) : null, place };
  }

  private scalar(node: Scalar, offset: number): unknown {
    const { value, fault } = plainScalar(node);
    if (fault) {
      this.faults.push({ offset, ...fault });
    }
    return value;
  }

  private alias(node: Alias, offset: number): Entry {
    const target = this.anchors.get(node.source);
    if (target === undefined) {
      this.fault(offset, `there is no anchor &${node.source} above`, { got: `*${node.source}` });
    } else if (this.open.has(target)) {
      this.fault(offset, `is an alias within its own anchor &${node.source}, and would never end`);
    } else {
      const outer = this.copying;
      this.copying ??= offset;
      const copy = this.value(target, offset);
      this.copying = outer;
      return copy;
    }
    return { value: null, place: { offset, inner: new Map() } };
  }

  private block(node: YAMLMap): Block {
    const own: Block = new Map();
    const merged: Block[] = [];
    for (const pair of node.items) {
      const key = this.key(pair, offsetOf(node) ?? 0);
      if (key === undefined) {
        continue;
      }
      const offset = offsetOf(pair.key) ?? 0;
      if (key.isMerge) {
        merged.push(...this.merged(pair.value, offset));
      } else if (own.has(key.text)) {
        this.fault(offset, `the key ${asText(key.text)} is written twice in one block`, { fix: "remove one" });
      } else {
        const { value, place } = this.value(pair.value, offset);
        own.set(key.text, { value, place: { offset, inner: place.inner } });
      }
    }
    // What a block says itself counts before what it merges, and of that the first.
    for (const [key, entry] of merged.flatMap((block) => [...block])) {
      if (!own.has(key)) {
        own.set(key, entry);
      }
    }
    return own;
  }

  private key(pair: Pair, from: number): { text: string; isMerge: boolean } | undefined {
    const node = isAlias(pair.key) ? this.anchors.get(pair.key.source) : pair.key;
    const offset = offsetOf(pair.key) ?? offsetOf(pair.value) ?? from;
    if (!isScalar(node) || node.value === null) {
      this.fault(offset, isScalar(node) || !node ? "a value has no key" : "a block or a list is no key", {
        allowed: "a text as the key of each value",
      });
      return undefined;
    }
    if (isScalar(pair.key) && node.anchor !== undefined) {
      this.anchors.set(node.anchor, node);
    }
    const value = this.scalar(node, offset);
    // A number as a key is what was written: 1.10 is not 1.1.
    const text = typeof value === "string" ? value : (node.source ?? String(value));
    if (text === "__proto__") {
      this.fault(offset, "the key __proto__ cannot be kept: JavaScript has another meaning for it", {
        fix: "name it otherwise",
      });
      return undefined;
    }
    return { text, isMerge: text === MERGE && node.type === Scalar.PLAIN };
  }

  /** The blocks that `<<` takes keys from. */
  private merged(node: unknown, offset: number): Block[] {
    const target = isAlias(node) ? this.anchors.get(node.source) : node;
    const sources = isSeq(target) ? (target as YAMLSeq).items : [node];
    return sources.flatMap((source) => {
      const faultsBefore = this.faults.length;
      const { value, place } = this.value(source, offset);
      if (typeof value !== "object" || value === null || Array.isArray(value)) {
        if (this.faults.length === faultsBefore && this.count <= MOST_VALUES) {
          this.fault(offset, "merges what is no block of keys", {
            got: value,
            allowed: "an alias of a block, or a list of such aliases",
          });
        }
        return [];
      }
      return [
        new Map(
          Object.entries(value).map(([key, inner]) => [key, { value: inner, place: place.inner.get(key) ?? place }]),
        ),
      ];
    });
  }

  private fault(offset: number, problem: string, details: Omit<YamlFault, "offset" | "problem"> = {}): void {
    this.faults.push({ offset, problem, ...details });
  }
}

function offsetOf(node: unknown): number | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) || isAlias(node)
    ? node.range?.[0]
    : isPair(node)
      ? offsetOf(node.key)
      : undefined;
}
