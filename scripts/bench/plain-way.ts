import * as fs from "node:fs";
import * as path from "node:path";

/** All that main.ts needs to run elsewhere, beside node_modules. */
const SOURCES = ["main.ts", "modules", "package.json", "spark.yaml", "tsconfig.json"];

/** Copy the program to a new folder, written as CDKTF's own examples are: every provider class from the barrel. */
export function copyThePlainWay(root: string, folder: string): void {
  for (const source of SOURCES) {
    fs.cpSync(path.join(root, source), path.join(folder, source), { recursive: true });
  }
  fs.symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"), "junction");
  for (const file of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".ts") && !file.startsWith("node_modules")) {
      const copy = path.join(folder, file);
      fs.writeFileSync(copy, fromBarrel(fs.readFileSync(copy, "utf8")));
    }
  }
}

/** The same source with each deep import of a provider class replaced by one from the barrel. */
export function fromBarrel(source: string): string {
  const deepImport = /^import (?:type )?\{([^}]*)\} from "@cdktf\/provider-aws\/lib\/([^"]+)";$/gm;
  return source.replace(deepImport, (_, names: string, folder: string) => {
    const namespace = folder.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
    const aliases = names
      .split(",")
      .filter((name) => name.trim() !== "")
      .map((name) => {
        const [original = "", alias = original] = name
          .trim()
          .replace(/^type /, "")
          .split(" as ");
        return `import ${alias} = ${namespace}_.${original};`;
      });
    return [`import { ${namespace} as ${namespace}_ } from "@cdktf/provider-aws";`, ...aliases].join(" ");
  });
}
