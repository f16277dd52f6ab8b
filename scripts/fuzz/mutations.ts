import fc from "fast-check";
import { HOSTILE, HOSTILE_KEYS, HOSTILE_LINES } from "./words";

/** A change of a tree of plain data, at one of its places. */
export type Mutation = { at: number } & (
  | { kind: "replace"; value: unknown }
  | { kind: "rename" | "add"; key: string }
  | { kind: "repeat" | "remove" | "wrap" }
);

/** A change of the text of a file, at one of its lines. */
export type TextMutation = { at: number } & ({ kind: "line"; line: string } | { kind: "cut" | "indent" | "double" });

const at = fc.nat({ max: 500 });

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ at, kind: fc.constant("replace" as const), value: fc.constantFrom(...HOSTILE) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      at,
      kind: fc.constantFrom("rename" as const, "add" as const),
      key: fc.oneof(fc.constantFrom(...HOSTILE_KEYS), fc.string({ unit: "binary", maxLength: 8 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ at, kind: fc.constantFrom("repeat" as const, "remove" as const, "wrap" as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      at,
      kind: fc.constant("replace" as const),
      value: fc.oneof(fc.string({ unit: "binary" }), fc.double(), fc.bigInt().map(Number)),
    }),
  },
);

export const textMutation: fc.Arbitrary<TextMutation> = fc.oneof(
  fc.record({ at, kind: fc.constant("line" as const), line: fc.constantFrom(...HOSTILE_LINES) }),
  fc.record({ at, kind: fc.constantFrom("cut" as const, "indent" as const, "double" as const) }),
);

interface Spot {
  holder: Record<string, unknown> | unknown[];
  key: string | number;
}

/** The tree with one change; as it is where it has no place for that. */
export function mutated(tree: unknown, change: Mutation): unknown {
  const root = { root: structuredClone(tree) };
  const spots = [...spotsIn(root)];
  const { holder, key } = spots[change.at % spots.length] as Spot;
  const value = (holder as Record<string | number, unknown>)[key];
  const put = (other: unknown, where: string | number = key) =>
    Object.defineProperty(holder, where, { value: other, enumerable: true, configurable: true, writable: true });
  switch (change.kind) {
    case "replace":
      put(change.value);
      break;
    case "wrap":
      put([value]);
      break;
    case "add":
      put("x", Array.isArray(holder) ? holder.length : change.key);
      break;
    case "rename":
      if (!Array.isArray(holder)) {
        delete holder[key];
        put(value, change.key);
      }
      break;
    case "remove":
      Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key];
      break;
    case "repeat":
      Array.isArray(holder) ? holder.push(value) : put(value, `${key}2`);
      break;
  }
  return root.root ?? null;
}

function* spotsIn(holder: Spot["holder"]): Generator<Spot> {
  for (const key of Array.isArray(holder) ? holder.keys() : Object.keys(holder)) {
    yield { holder, key };
    const inner = (holder as Record<string | number, unknown>)[key];
    if (typeof inner === "object" && inner !== null) {
      yield* spotsIn(inner as Spot["holder"]);
    }
  }
}

export function mutatedText(text: string, change: TextMutation): string {
  const lines = text.split("\n");
  const place = change.at % lines.length;
  const line = lines[place] ?? "";
  const others: Record<TextMutation["kind"], string[]> = {
    line: [change.kind === "line" ? change.line : "", line],
    cut: [line.slice(0, Math.floor(line.length / 2))],
    indent: [` ${line}`],
    double: [line, line],
  };
  lines.splice(place, 1, ...others[change.kind]);
  return lines.join("\n");
}
