import * as fs from "node:fs";
import * as path from "node:path";
import { isDeepStrictEqual } from "node:util";

/** A difference between two folders of Terraform, in one line. */
export type Difference = string;

/** What two folders of a synth differ in, file by file: JSON by content, everything else by its bytes. */
export function compare(expected: string, actual: string): Difference[] {
  const names = new Set([...filesOf(expected), ...filesOf(actual)]);
  return [...names].sort().flatMap((name) => {
    const [one, other] = [path.join(expected, name), path.join(actual, name)];
    if (!fs.existsSync(one) || !fs.existsSync(other)) {
      return [`${name}: only in ${fs.existsSync(one) ? "the first" : "the second"}`];
    }
    return name.endsWith(".json")
      ? differences(read(one), read(other)).map((place) => `${name}: ${place}`)
      : fs.readFileSync(one).equals(fs.readFileSync(other))
        ? []
        : [`${name}: other bytes`];
  });
}

function filesOf(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

/** A file of Terraform, without the version of the core that wrote it. */
function read(file: string): unknown {
  const json = JSON.parse(fs.readFileSync(file, "utf8"));
  if (json["//"]?.metadata) {
    delete json["//"].metadata.version;
  }
  return json;
}

/** The places where two values differ, with both values: `resource.aws_vpc.spark.cidr_block: "a", "b"`. */
export function differences(one: unknown, other: unknown, place = ""): string[] {
  if (isDeepStrictEqual(one, other)) {
    return [];
  }
  if (!isBlock(one) || !isBlock(other)) {
    return [`${place}: ${JSON.stringify(one)}, ${JSON.stringify(other)}`];
  }
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
    differences(one[key], other[key], place === "" ? key : `${place}.${key}`),
  );
}

const isBlock = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
