import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { MODULES_FOLDER, publishedModules } from "../modules/app/published-modules";
import { packageRoot } from "../modules/stack/package-root";
import { npmCommand } from "./command";

npmCommand("modules")
  .description(
    "Write the Terraform modules for HCL estates, and the tables of their READMEs, from constructs and schema.",
  )
  .parse();

const folder = path.join(packageRoot(), MODULES_FOLDER);
const outdir = fs.mkdtempSync(path.join(os.tmpdir(), "terraspark-modules-"));
try {
  for (const [file, text] of publishedModules(outdir)) {
    const target = path.join(folder, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
    console.log(`written to ${path.join(MODULES_FOLDER, file)}`);
  }
} finally {
  fs.rmSync(outdir, { recursive: true });
}
