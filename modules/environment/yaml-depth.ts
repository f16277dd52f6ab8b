import type { CST } from "yaml";
import type { YamlFault } from "./yaml-fault";

/** Deeper than any environment is; far from where nested calls would end in an overflow. */
const DEEPEST = 50;

/** Where blocks and lists are nested too deep; undefined where they are not. Looks without nesting calls itself. */
export function depthFault(tokens: CST.Token[]): YamlFault | undefined {
  const waiting = tokens.map((token) => ({ token: token as Nested | undefined, depth: 0 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { token, depth } = next;
    if (!token) {
      continue;
    }
    if (depth > DEEPEST) {
      return {
        offset: token.offset,
        problem: "is nested too deep",
        allowed: `at most ${DEEPEST} blocks and lists within one another`,
      };
    }
    const inner = [token.value, ...(token.items ?? []).flatMap(({ key, value }) => [key, value])];
    waiting.push(...inner.map((one) => ({ token: one, depth: token.items ? depth + 1 : depth })));
  }
  return undefined;
}

/** What tokens of documents, blocks and lists have in common. */
interface Nested {
  offset: number;
  value?: Nested;
  items?: { key?: Nested; value?: Nested }[];
}
