import * as fs from "node:fs";
import * as path from "node:path";
import { compare, differences } from "../../../scripts/compat/compare";
import { scratchFolder } from "../../support/files";

const scratch = scratchFolder();

function folder(name: string, files: Record<string, string>): string {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(scratch, name, file)), { recursive: true });
    fs.writeFileSync(path.join(scratch, name, file), text);
  }
  return path.join(scratch, name);
}

const stack = (version: string, cidr: string) =>
  JSON.stringify({
    "//": { metadata: { version, stackName: "a" } },
    resource: { aws_vpc: { spark: { cidr_block: cidr } } },
  });

test("the version of the core and the form of the file are no differences", () => {
  const one = folder("one", { "a/cdk.tf.json": stack("0.21.0", "10.0.0.0/16"), "a/x.sh": "x" });
  const same = folder("same", { "a/cdk.tf.json": `${stack("0.24.0", "10.0.0.0/16")}\n`, "a/x.sh": "x" });
  expect(compare(one, same)).toEqual([]);
});

test("every other difference is named with its place", () => {
  const first = folder("first", { "a/cdk.tf.json": stack("0.21.0", "10.0.0.0/16"), "a/x.sh": "x", "b.txt": "b" });
  const second = folder("second", { "a/cdk.tf.json": stack("0.21.0", "10.1.0.0/16"), "a/x.sh": "y" });
  expect(compare(first, second)).toEqual([
    'a/cdk.tf.json: resource.aws_vpc.spark.cidr_block: "10.0.0.0/16", "10.1.0.0/16"',
    "a/x.sh: other bytes",
    "b.txt: only in the first",
  ]);
  expect(differences([1, 2], [1])).toEqual(["1: 2, undefined"]);
});
