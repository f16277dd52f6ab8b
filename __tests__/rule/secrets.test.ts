import { formatFinding } from "../../modules/rule/finding";
import { withoutSecrets } from "../../modules/rule/secrets";

it.each([
  ["https://jo:secret@repo.acme.io/x.tgz", "https://***@repo.acme.io/x.tgz"],
  ["https://jo:se/cr@t@repo.acme.io/x.tgz", "https://***@repo.acme.io/x.tgz"],
  ["https://jo:se cret@repo.acme.io/x.tgz", "https://***@repo.acme.io/x.tgz"],
  ["https://ghp_0123@repo.acme.io/x.tgz", "https://***@repo.acme.io/x.tgz"],
  ["s3://KEY:wJalr@bucket/x.tgz", "s3://***@bucket/x.tgz"],
  ["https://b.io/x.tgz?X-Amz-Signature=abc&X-Amz-Date=1", "https://b.io/x.tgz?X-Amz-Signature=***&X-Amz-Date=1"],
  ["--db-password=hunter2 --verbose", "--db-password=*** --verbose"],
  ["aws_secret_access_key: wJalr", "aws_secret_access_key: ***"],
])("hides what is secret in %s", (text, shown) => {
  expect(withoutSecrets(text)).toBe(shown);
});

it.each([
  "https://repo.acme.io/spark@4/spark.tgz",
  "s3://acme-data/app/bootstrap.sh",
  "arn:aws:iam::111122223333:role/deployer",
  "jo@acme.io",
])("leaves %s as it is", (text) => {
  expect(withoutSecrets(text)).toBe(text);
});

it("hides what stands behind a key of secrets, at any depth, and no more", () => {
  const blocks = {
    user: "jo",
    password: 12345,
    inner: [{ "fs.s3a.secret.key": "wJalr", key_name: "ops" }],
    none: null,
  };
  expect(withoutSecrets(blocks)).toEqual({
    user: "jo",
    password: "***",
    inner: [{ "fs.s3a.secret.key": "***", key_name: "ops" }],
    none: null,
  });
});

it("hides the value of a finding whose place says that it is a secret", () => {
  const path = ["spark", "properties", "spark.ssl.keyPassword"];
  const finding = { severity: "error" as const, file: "spark.yaml", path, problem: "has the wrong type", got: 12345 };
  expect(formatFinding(finding)).toBe(
    'spark.yaml: spark.properties.spark.ssl.keyPassword: has the wrong type, got "***"',
  );
});
