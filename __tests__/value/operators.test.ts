import * as path from "node:path";
import ts from "typescript";

const ROOT = path.resolve(__dirname, "../..");

/** Operators that TypeScript allows on anything, a value of `modules/value/` too. */
const BINARY = new Set([
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** The places where one of them works on a value, which may be a token then. */
function misuses(files: string[], sources: Record<string, string> = {}): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    esModuleInterop: true,
    skipLibCheck: true,
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (file) => sources[file] ?? readFile(file);
  host.fileExists = (file) => file in sources || fileExists(file);
  const program = ts.createProgram([...files, ...Object.keys(sources)], options, host);
  const checker = program.getTypeChecker();
  // Only a value has this property. A value that may be undefined is of a union, which has not.
  const isValue = (node: ts.Node) =>
    checker
      .getTypeAtLocation(node)
      .getProperties()
      .some(({ name }) => name.startsWith("__@KIND"));
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const operand =
      ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken
        ? node.operand
        : ts.isBinaryExpression(node) && BINARY.has(node.operatorToken.kind)
          ? node.left
          : undefined;
    if (operand && isValue(operand)) {
      const file = node.getSourceFile();
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${path.relative(ROOT, file.fileName)}:${line + 1} ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) {
    if (!file.isDeclarationFile && !file.fileName.includes("node_modules")) {
      visit(file);
    }
  }
  return found;
}

test("no construct asks of a value what only a known one can answer", () => {
  const modules = ts.sys.readDirectory(path.join(ROOT, "modules"), [".ts"]);
  expect(misuses(modules)).toEqual([]);
}, 60_000);

test("such a place is found", () => {
  const file = path.join(ROOT, "modules/value/probe.ts");
  const source = `
    import type { Answer } from "./question";
    import type { Value } from "./value";
    export function asked(isOn: Value<boolean>, name: Value<string | undefined>, yes: Answer, other?: Value<string>) {
      return [!isOn, !yes, isOn || 1, name ?? "a", name === undefined, other ?? "a", other === undefined];
    }`;
  expect(misuses([], { [file]: source })).toEqual(
    ["!isOn", "!yes", "isOn || 1", 'name ?? "a"', "name === undefined"].map(
      (text) => `modules/value/probe.ts:5 ${text}`,
    ),
  );
}, 60_000);
