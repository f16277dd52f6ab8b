import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { loadEnvironment } from "../../modules/environment/load";
import { allRules } from "../../modules/environment/rules";
import { formatFinding } from "../../modules/rule/finding";

/**
 * Every fault, with the whole message that a person gets. The table stands in refusals/*.txt:
 * a title behind `===`, the file, and behind `---` what is said about it.
 */
const FOLDER = path.join(__dirname, "refusals");
const TODAY = new Date("2026-11-20");

interface Refusal {
  title: string;
  file: string;
  says: string;
}

function table(name: string): Refusal[] {
  const text = fs.readFileSync(path.join(FOLDER, name), "utf8");
  return text
    .split(/^=== /m)
    .slice(1)
    .map((section) => {
      const [head = "", says = ""] = section.split(/^---\n/m);
      const [title = "", ...file] = head.split("\n");
      return { title, file: file.join("\n"), says: says.trim() };
    });
}

const tables = fs.readdirSync(FOLDER).sort();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "refusals-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));

function said(text: string): string {
  const file = path.join(scratch, "spark.yaml");
  fs.writeFileSync(file, text);
  const { findings } = loadEnvironment(file, allRules(TODAY));
  return findings.map((finding) => formatFinding({ ...finding, file: "spark.yaml" })).join("\n");
}

describe.each(tables)("refused: %s", (name) => {
  it.each(table(name))("$title", ({ file, says }) => {
    expect(said(file)).toBe(says);
  });
});

describe("refusals as a whole", () => {
  const all = tables.flatMap(table);

  it("are at least 40, no two alike", () => {
    const problems = new Set(all.map(({ says }) => says.replace(/^spark\.yaml[\d:]* ?/, "")));
    expect(problems.size).toBeGreaterThanOrEqual(40);
    expect(problems.size).toBe(all.length - 1); // an empty file and one of comments alone are the same fault
  });

  it("come all at once, in the file's order", () => {
    const file = `name: Raster
regio: us-east-1
network:
  vpcs:
    spark: { cidr: 10.0.0.0/18, nat: doubel }
    staging: { cidr: 10.0.0.0/17 }
cluster:
  engine: standalone
  workers: { min: 5, max: 3, spot: { percentage: 101 } }
`;
    expect(said(file).match(/^spark\.yaml:\d+:\d+: [\w.]+/gm)).toEqual([
      "spark.yaml:1:1: name",
      "spark.yaml:1:1: region",
      "spark.yaml:2:1: regio",
      "spark.yaml:5:33: network.vpcs.spark.nat",
      "spark.yaml:6:16: network.vpcs.staging.cidr",
      "spark.yaml:9:14: cluster.workers.min",
      "spark.yaml:9:38: cluster.workers.spot.percentage",
    ]);
  });

  it("name a missing file, and a folder in a file's place", () => {
    const missing = loadEnvironment("no/such.yaml", []).findings.map(formatFinding);
    expect(missing).toEqual([
      "no/such.yaml: there is no such file\n    fix: check the path, or copy one from examples/",
    ]);
    const folder = loadEnvironment("examples", []).findings.map(formatFinding);
    expect(folder).toEqual([
      "examples: is a folder, not a file\n    fix: name the file in it, such as examples/spark.yaml",
    ]);
  });
});
