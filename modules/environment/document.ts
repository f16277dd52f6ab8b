import { isMap, isNode, isPair, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import type { Finding, LocatedFinding, Path } from "../rule/finding";

/** A parsed YAML file that knows where each of its keys stands. */
export class YamlDocument {
  private readonly lines = new LineCounter();
  private readonly document;

  constructor(
    readonly file: string,
    text: string,
  ) {
    this.document = parseDocument(text, { lineCounter: this.lines, merge: true, prettyErrors: false });
  }

  /** What is wrong with the YAML itself. */
  get syntaxFindings(): LocatedFinding[] {
    return this.document.errors.map((error) => ({
      severity: "error",
      file: this.file,
      ...this.position(error.pos[0]),
      path: [],
      problem: `not valid YAML: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1).replace(/\.$/, "")}`,
    }));
  }

  toValue(): unknown {
    return this.document.toJS();
  }

  /** Give a finding its line and column: those of its key, or of the nearest block around a key that is missing. */
  locate(finding: Finding): LocatedFinding {
    return { ...finding, file: this.file, ...this.position(this.offsetOf(finding.path)) };
  }

  private position(offset: number | undefined): { line?: number; column?: number } {
    if (offset === undefined) {
      return {};
    }
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }

  private offsetOf(path: Path): number | undefined {
    let node: unknown = this.document.contents;
    let offset = isNode(node) ? node.range?.[0] : undefined;
    for (const key of path) {
      const child = isMap(node) ? node.items.find((pair) => keyOf(pair) === String(key)) : undefined;
      const item = isSeq(node) ? node.items[Number(key)] : undefined;
      if (isPair(child)) {
        offset = (child.key as Node).range?.[0] ?? offset;
        node = child.value;
      } else if (isNode(item)) {
        offset = item.range?.[0] ?? offset;
        node = item;
      } else {
        break;
      }
    }
    return offset;
  }
}

const keyOf = (pair: Pair): string => String((pair.key as { value?: unknown }).value ?? pair.key);
