/** What checkov found wrong with one resource of one plan. */
export interface Finding {
  /** Such as `CKV_AWS_18`. */
  check: string;
  title: string;
  address: string;
  /** The example that was planned. */
  plan: string;
}

/** A finding that is left as it is, for all resources of a type. */
export interface Row {
  check: string;
  type: string;
}

const ROW = /^\| *(CKV2?_\w+) *\| *`(\w+)` *\| *[^|\s][^|]*\| *[^|\s][^|]*\|$/gm;

/** The rows of the table in a text in Markdown: the check, the type of the resource, what is found and why it is left. */
export function rowsOf(markdown: string): Row[] {
  return [...markdown.matchAll(ROW)].map(([, check = "", type = ""]) => ({ check, type }));
}

const same = (row: Row, { check, address }: Finding) => row.check === check && row.type === typeOf(address);

/** `aws_s3_bucket` of `module.spark.aws_s3_bucket.storage[0]`. */
const typeOf = (address: string) => address.replace(/^(module\.[^.]+\.)+/, "").split(".")[0] ?? "";

/** Where findings and table differ: what is found and not in it, and what is in it and not found any more. */
export function differences(rows: Row[], findings: Finding[]): string[] {
  const unknown = findings.filter((finding) => !rows.some((row) => same(row, finding)));
  const gone = rows.filter((row) => !findings.some((finding) => same(row, finding)));
  return [
    ...unknown.map(({ check, title, address, plan }) => `${plan}: ${address}: ${check}: ${title}`),
    ...gone.map(({ check, type }) => `${check} of ${type} is found no more`),
  ];
}
