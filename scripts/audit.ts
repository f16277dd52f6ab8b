import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import pc from "picocolors";
import { makeScratch, removeScratch } from "../modules/files/scratch";
import { packageRoot } from "../modules/stack/package-root";
import { audit, installCheckov } from "./audit/checkov";
import { plansOf } from "./audit/plans";
import { differences, rowsOf } from "./audit/table";
import { npmCommand, run } from "./command";
import { Emulator } from "./try/emulator";
import { Phases } from "./try/phases";

const TABLE = "docs/security.md";

npmCommand("audit")
  .description(`Let checkov judge the plans of all examples, and compare what it finds with the table in ${TABLE}.`)
  .addHelpText(
    "after",
    "\nNeeds what `npm run try` needs, and PyPI once. Exit code 1: something is found that the table does not have, or the other way round.",
  )
  .parse();

run("audit", async () => {
  const root = packageRoot();
  const examples = fs.readdirSync(path.join(root, "examples")).filter((file) => file.endsWith(".yaml"));
  const files = ["spark.yaml", ...examples.map((file) => `examples/${file}`)].map((file) => path.join(root, file));
  const work = makeScratch(os.tmpdir(), "terraspark-audit-");
  const phases = new Phases();
  let emulator: Emulator | undefined;
  try {
    await phases.run("install checkov", installCheckov);
    emulator = await phases.run("emulator", () => Emulator.start());
    const plans = await plansOf(files, emulator, work, phases);
    const { checks, findings } = await phases.run("checkov", () => audit(plans));
    const rows = rowsOf(fs.readFileSync(path.join(root, TABLE), "utf8"));
    const lines = differences(rows, findings);
    for (const line of lines) {
      console.log(line);
    }
    console.log(
      lines.length > 0
        ? pc.red(`${lines.length} differences from ${TABLE}`)
        : `${pc.green("ok")} ${checks} checks of ${plans.length} plans; ${findings.length} findings, for the ${rows.length} reasons in ${TABLE}`,
    );
    process.exitCode = lines.length > 0 ? 1 : 0;
    console.error(pc.dim(phases.summary()));
  } finally {
    await emulator?.stop();
    removeScratch(work);
  }
});
