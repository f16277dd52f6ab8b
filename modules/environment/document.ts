import { Composer, type CST, type Document, isCollection, LineCounter, Parser, visit } from "yaml";
import type { Finding, LocatedFinding } from "../rule/finding";
import { depthFault } from "./yaml-depth";
import type { YamlFault } from "./yaml-fault";
import { tagFault } from "./yaml-scalar";
import { type Place, YamlReader } from "./yaml-value";

/** A parsed YAML file that knows where each of its keys stands. */
export class YamlDocument {
  /** The plain data in it; null where nothing is. Of no use where something is wrong with the YAML. */
  readonly value: unknown = null;
  /** What is wrong with the YAML itself. */
  readonly findings: LocatedFinding[];

  private readonly lines = new LineCounter();
  private readonly root: Place = { offset: 0, inner: new Map() };

  constructor(
    readonly file: string,
    text: string,
  ) {
    const tokens = [...new Parser(this.lines.addNewLine).parse(text)];
    const tooDeep = depthFault(tokens);
    if (tooDeep) {
      this.findings = this.located([tooDeep]);
      return;
    }
    const [document, ...others] = compose(tokens, text);
    const faults = [...document.errors.map(asFault), ...formFaults(document, others)];
    if (faults.length === 0) {
      const reader = new YamlReader();
      const { value, place } = reader.read(document.contents);
      this.value = value;
      this.root = place;
      faults.push(...reader.faults);
    }
    this.findings = this.located(faults);
  }

  /** Give a finding its line and column: those of its key, or of the nearest block around a key that is missing. */
  locate(finding: Finding): LocatedFinding {
    let place: Place | undefined = this.root;
    let { offset } = this.root;
    for (const key of finding.path) {
      place = place.inner.get(String(key));
      if (place === undefined) {
        break;
      }
      offset = place.offset;
    }
    return { ...finding, file: this.file, ...this.position(offset) };
  }

  private located(faults: YamlFault[]): LocatedFinding[] {
    return faults.map(({ offset, ...fault }) => ({
      severity: "error",
      file: this.file,
      ...this.position(offset),
      path: [],
      ...fault,
    }));
  }

  private position(offset: number): { line: number; column: number } {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }
}

/** All documents of a file; there is always one, which may hold nothing. */
function compose(tokens: CST.Token[], text: string): [Document, ...Document[]] {
  const composer = new Composer({ merge: true, uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
  return [...composer.compose(tokens, true, text.length)] as unknown as [Document, ...Document[]];
}

function asFault({ pos, message }: Document["errors"][number]): YamlFault {
  const words = `${message.charAt(0).toLowerCase()}${message.slice(1).replace(/\.$/, "")}`;
  return { offset: pos[0], problem: `not valid YAML: ${words}` };
}

/** What is YAML, and yet nothing that an environment is written in. */
function formFaults(document: Document, others: Document[]): YamlFault[] {
  const faults: YamlFault[] = [];
  const version = document.directives?.yaml;
  if (version?.explicit && version.version !== "1.2") {
    faults.push({
      offset: 0,
      problem: `is written for YAML ${version.version}`,
      allowed: "YAML 1.2, with or without a line that says so",
    });
  }
  if (others[0]) {
    faults.push({
      offset: others[0].range?.[0] ?? 0,
      problem: "a second document begins here",
      allowed: "one environment in each file",
      fix: "save it as a file of its own, or remove the line ---",
    });
  }
  visit(document, {
    Collection: (_, node) => {
      const fault = isCollection(node) ? tagFault(node.tag) : undefined;
      if (fault) {
        faults.push({ offset: node.range?.[0] ?? 0, ...fault });
      }
    },
  });
  return faults;
}
