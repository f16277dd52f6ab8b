import * as fs from "node:fs";
import * as path from "node:path";
import { type Measurement, measure } from "./measure";
import { copyThePlainWay } from "./plain-way";

/** One line of the bench: something that is run again and again, each time in a new process. */
export interface Contender {
  name: string;
  /** How many environments it synthesizes; 0 for the floor. */
  environments: number;
  run(): Measurement;
}

export interface Contenders {
  floor: Contender;
  /** One environment first, then the larger numbers. */
  synths: [Contender, ...Contender[]];
  plain: Contender;
}

/**
 * Prepare what is measured, in a scratch folder.
 *
 * @param counts numbers of environments that are synthesized in one run, beside one alone
 */
export function prepareContenders(root: string, scratch: string, counts: number[]): Contenders {
  const file = path.join(root, "spark.yaml");
  const one = synth(root, scratch, [file]);
  const classes = one.run().providerModules;
  const requires = ["cdktf", ...classes].map((module) => `require(${JSON.stringify(module)})`).join(";");

  const plainFolder = path.join(scratch, "plain");
  copyThePlainWay(root, plainFolder);
  const tsNode = require.resolve("ts-node/dist/bin.js");
  return {
    floor: {
      name: `floor: only require cdktf and the ${classes.length} provider classes`,
      environments: 0,
      run: () => measure({ args: ["-e", requires], folder: root }),
    },
    synths: [one, ...counts.map((count) => synth(root, scratch, copies(file, count, path.join(scratch, `${count}`))))],
    plain: {
      name: "plain way: ts-node with type check, barrel import",
      environments: 1,
      run: () =>
        inOutput(scratch, (env) =>
          measure({ args: [tsNode, "--typeCheck", "main.ts", "spark.yaml"], folder: plainFolder, env }),
        ),
    },
  };
}

function synth(root: string, scratch: string, files: string[]): Contender {
  return {
    name: files.length === 1 ? "1 environment" : `${files.length} environments`,
    environments: files.length,
    run: () =>
      inOutput(scratch, (env) => measure({ args: [path.join(root, "dist", "main.js"), ...files], folder: root, env })),
  };
}

/** As many environments as asked for, alike in everything but their names. */
function copies(file: string, count: number, folder: string): string[] {
  const text = fs.readFileSync(file, "utf8");
  fs.mkdirSync(folder);
  return Array.from({ length: count }, (_, index) => {
    const copy = path.join(folder, `bench-${index}.yaml`);
    fs.writeFileSync(copy, text.replace(/^name: .*$/m, `name: bench-${index}`));
    return copy;
  });
}

/** Each run writes to a folder of its own that is new and empty. */
function inOutput(scratch: string, run: (env: Record<string, string>) => Measurement): Measurement {
  const output = fs.mkdtempSync(path.join(scratch, "output-"));
  try {
    return run({ CDKTF_OUTDIR: output });
  } finally {
    fs.rmSync(output, { recursive: true });
  }
}
