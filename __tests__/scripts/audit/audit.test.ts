import * as fs from "node:fs";
import { read } from "../../../scripts/audit/checkov";
import { differences, rowsOf } from "../../../scripts/audit/table";

const failed = (check_id: string, resource: string) => ({
  check_id,
  check_name: `Ensure ${check_id}`,
  resource,
  file_path: "/raster.json",
});
const report = (parsing_errors: number) =>
  JSON.stringify({
    check_type: "terraform_plan",
    results: {
      failed_checks: [failed("CKV_AWS_18", "module.a.aws_s3_bucket.storage[0]"), failed("CKV2_AWS_11", "aws_vpc.a")],
    },
    summary: { passed: 7, failed: 2, parsing_errors },
  });

const TABLE = `
| check | of | what it asks for | why it is left |
|---|---|---|---|
| CKV_AWS_18 | \`aws_s3_bucket\` | access logging | a reason |
`;

const FOUND = read(report(0)).findings;

test("a report is read: how much was looked at, and what was found where", () => {
  expect(read(report(0)).checks).toBe(9);
  expect(FOUND[0]).toEqual({
    check: "CKV_AWS_18",
    title: "Ensure CKV_AWS_18",
    address: "module.a.aws_s3_bucket.storage[0]",
    plan: "raster",
  });
});

test.each([report(1), '{"passed": 0, "failed": 0}'])("a report of plans that were not read is refused: %s", (json) => {
  expect(() => read(json)).toThrow("checkov could not read the plans");
});

test("what is found and not in the table is said with its place", () => {
  expect(differences(rowsOf(TABLE), FOUND)).toEqual(["raster: aws_vpc.a: CKV2_AWS_11: Ensure CKV2_AWS_11"]);
});

test("what is in the table and found no more is said, though the same is found of another type", () => {
  const rows = rowsOf(`${TABLE}| CKV_AWS_18 | \`aws_instance\` | x | y |\n| CKV2_AWS_11 | \`aws_vpc\` | x | y |\n`);
  expect(differences(rows, FOUND)).toEqual(["CKV_AWS_18 of aws_instance is found no more"]);
});

test("a row without a reason is none", () => {
  expect(rowsOf("| CKV_AWS_18 | `aws_s3_bucket` | access logging | |\n")).toEqual([]);
});

test("the table of the documentation is read, every row of it once", () => {
  const text = fs.readFileSync("docs/security.md", "utf8");
  const rows = rowsOf(text);
  expect(rows).toHaveLength((text.match(/^\| CKV/gm) ?? []).length);
  expect(rows.length).toBeGreaterThan(5);
  expect(new Set(rows.map(({ check, type }) => `${check} ${type}`)).size).toBe(rows.length);
});
