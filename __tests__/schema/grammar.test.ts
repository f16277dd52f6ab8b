import { ref, TerraformVariable } from "cdktf";
import type { z } from "zod";
import { classification, propertyName, propertyValue } from "../../modules/emr/schema";
import { externalId, kmsKey, kmsKeyArn, policyArn, principalArn, roleArn, rolePath } from "../../modules/schema/arn";
import { fieldSchema } from "../../modules/schema/field-schema";
import { freeText, trimmedText } from "../../modules/schema/free-text";
import { accountId, awsId, cidr, instanceType, keyPairName, region, zoneName } from "../../modules/schema/grammar";
import { archiveAddress, bucketName, bucketPrefix, objectKey, s3Address } from "../../modules/schema/s3";
import { regionSchema } from "../../modules/stack/schema";
import { hcl } from "../../modules/value/expression";
import { matches } from "../../modules/value/pattern";
import { describeWhere, evaluate, terraformCliMissing } from "../support/evaluate";

interface Grammar {
  text: z.ZodType;
  /** Examples of the page that the grammar is from, and others that people have. */
  taken: string[];
  refused: string[];
}

const KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
/** What no text takes that has not free words in it. */
const INJECTED = [
  "$(id)",
  "`id`",
  '"',
  "'",
  "\\",
  "*",
  "?",
  "${aws:userid}",
  "\n",
  "\r",
  "\0",
  "\u001b[31m",
  "\u0085",
  " ",
];
const within = (before: string, after: string) => INJECTED.map((piece) => `${before}${piece}${after}`);

const GRAMMARS: Record<string, Grammar> = {
  "a range": {
    text: cidr(),
    taken: ["10.0.0.0/18", "0.0.0.0/0", "255.255.255.255/32"],
    refused: [
      "10.0.0.0",
      "010.0.0.0/8",
      "10.0.0.0/33",
      "256.0.0.0/8",
      "10.0.0.0/08",
      "fd00::/8",
      ...within("10.0.0.0", "/8"),
    ],
  },
  "an id": {
    text: awsId("vpc"),
    taken: ["vpc-1a2b3c4d", "vpc-1234567890abcdef0"],
    refused: ["vpc-1a2b3c4", "vpc-1a2b3c4d5", "subnet-1a2b3c4d", "vpc-1A2B3C4D", ...within("vpc-1a2b", "3c4d")],
  },
  "an instance type": {
    text: instanceType(),
    taken: ["m7g.xlarge", "u-6tb1.56xlarge", "mac2-m2pro.metal", "c7gn.metal-24xl"],
    refused: ["xlarge", "m7g", "M7g.xlarge", ...within("m7g.x", "large")],
  },
  "a region": {
    text: region(),
    taken: [
      "us-east-1",
      "ap-southeast-7",
      "us-gov-west-1",
      "us-iso-east-1",
      "us-isob-east-1",
      "cn-north-1",
      "eusc-de-east-1",
    ],
    refused: ["us-east", "us-east-1a", "US-EAST-1", "us_east_1", ...within("us-east", "-1")],
  },
  "a zone": {
    text: zoneName(),
    taken: ["us-east-1a", "cn-north-1b", "eusc-de-east-1c"],
    refused: ["us-east-1", "use1-az1", ...within("us-east", "-1a")],
  },
  "an account": {
    text: accountId(),
    taken: ["111122223333", "000000000000"],
    refused: ["11112222333", "1111-2222-3333", ...within("11112222", "3333")],
  },
  "a key pair": {
    text: keyPairName(),
    taken: ["my-key-pair", "Jo's key (new) $5", "a"],
    refused: [" a", "a ", "schlüssel", "a\nb", "a\tb", "a\0", "\u001b[31m", "a".repeat(256)],
  },
  "a role": {
    text: roleArn(),
    taken: [
      "arn:aws:iam::123456789012:role/S3Access",
      "arn:aws:iam::123456789012:role/application_abc/component_xyz/RDSAccess",
      "arn:aws:iam::123456789012:role/aws-service-role/access-analyzer.amazonaws.com/AWSServiceRoleForAccessAnalyzer",
      "arn:aws-us-gov:iam::123456789012:role/a+b=c,d.e@f-g_h",
      "arn:aws-cn:iam::123456789012:role/a",
      "arn:aws-eusc:iam::123456789012:role/a",
    ],
    refused: [
      "arn:aws:iam::123456789012:user/a",
      "arn:aws:iam::1234:role/a",
      "arn:aws:iam:us-east-1:123456789012:role/a",
      "arn:aws:sts::123456789012:role/a",
      "arn:awsome:iam::123456789012:role/a",
      "arn:aws:iam::123456789012:role/",
      `arn:aws:iam::123456789012:role/${"a".repeat(65)}`,
      "role/a",
      ...within("arn:aws:iam::123456789012:role/a", "b"),
    ],
  },
  "a policy": {
    text: policyArn(),
    taken: [
      "arn:aws:iam::123456789012:policy/UsersManageOwnCredentials",
      "arn:aws:iam::123456789012:policy/division_abc/subdivision_xyz/UsersManageOwnCredentials",
      "arn:aws:iam::aws:policy/PowerUserAccess",
      "arn:aws-iso-b:iam::aws:policy/job-function/ViewOnlyAccess",
    ],
    refused: ["arn:aws:iam::aws:role/a", "arn:aws:s3:::policy/a", ...within("arn:aws:iam::aws:policy/a", "b")],
  },
  "a principal": {
    text: principalArn(),
    taken: [
      "arn:aws:iam::123456789012:root",
      "arn:aws:iam::123456789012:user/JohnDoe",
      "arn:aws:iam::123456789012:role/data/airflow",
      "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef",
      "arn:aws:sts::123456789012:assumed-role/Accounting-Role/Mary",
      "arn:aws:sts::123456789012:federated-user/Bob",
    ],
    refused: [
      "*",
      "123456789012",
      "arn:aws:iam::*:root",
      "arn:aws:iam::123456789012:*",
      "arn:aws:iam::123456789012:role/*",
      "arn:aws:iam::123456789012:group/Developers",
      "arn:aws:s3:::bucket",
      ...within("arn:aws:iam::123456789012:role/a", "b"),
    ],
  },
  "a key of KMS": {
    text: kmsKeyArn(),
    taken: [
      `arn:aws:kms:us-west-2:111122223333:key/${KEY}`,
      "arn:aws:kms:us-west-2:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab",
      `arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/${KEY}`,
    ],
    refused: [
      "arn:aws:kms:us-west-2:111122223333:alias/ExampleAlias",
      "arn:aws:kms:us-west-2:111122223333:key/*",
      `arn:aws:kms::111122223333:key/${KEY}`,
      `arn:aws:kms:*:111122223333:key/${KEY}`,
      KEY,
      ...within("arn:aws:kms:us-west-2:111122223333:key/1234abcd", KEY.slice(8)),
    ],
  },
  "a key for the state": {
    text: kmsKey(),
    taken: [
      KEY,
      "alias/ExampleAlias",
      `arn:aws:kms:us-west-2:111122223333:key/${KEY}`,
      "arn:aws:kms:us-west-2:111122223333:alias/a/b",
    ],
    refused: ["ExampleAlias", "alias/", "key/a", ...within("alias/a", "b")],
  },
  "a path of roles": {
    text: rolePath(),
    taken: ["/", "/data/spark/", "/division_abc/subdivision_xyz/product_1234/engineering/"],
    refused: ["", "data/", "/data", "//", "/a*/", "/${aws:username}/", ...within("/a", "b/")],
  },
  "an external id": {
    text: externalId(),
    taken: ["12345", "Example987", "a_+=,.@:/-"],
    refused: ["1", "a".repeat(1225), "a b", ...within("ab", "cd")],
  },
  "a bucket": {
    text: bucketName(),
    taken: ["docexamplebucket-1a1b2c3d4-5e6f-7g8h-9i0j-1k2l3m4n5o6p", "example.com", "abc", "a".repeat(63)],
    refused: [
      "ab",
      "a".repeat(64),
      "doc_example_bucket",
      "DocExampleBucket",
      "doc-example-bucket-",
      "192.168.5.4",
      "a..b",
      "xn--a",
      "sthree-a",
      "amzn-s3-demo-bucket",
      "a-s3alias",
      "a--ol-s3",
      "a.mrap",
      "a--x-s3",
      "a--table-s3",
      ...within("ab", "cd"),
    ],
  },
  "a prefix of a bucket": {
    text: bucketPrefix(),
    taken: ["raster-spark-", "a", "1.2."],
    refused: ["", "-a", "A", "xn--a", "1.2.3.", "1.2.3.4", "a..b", ...within("ab", "cd")],
  },
  "a key of an object": {
    text: objectKey(),
    taken: [
      "4my-organization",
      "my.great_photos-2014/jan/myvacation.jpg",
      "videos/2014/birthday/video1.wmv",
      "a=1/b+c@d:(e)!",
    ],
    refused: ["", "/a", "a/", "a//b", "a#b", "a{b}", "a%20b", "a~", "schlüssel", ...within("a", "b")],
  },
  "an address in S3": {
    text: s3Address(),
    taken: [
      "s3://acme-lake/setup.sh",
      "s3://us-east-1.elasticmapreduce/bootstrap-actions/run-if",
      "s3://example.com/a/b=c/d_e.jar",
    ],
    refused: [
      "s3://acme-lake",
      "s3://acme-lake/",
      "s3://*/setup.sh",
      "s3://acme-lake/*",
      "s3://a/b",
      "s3://192.168.5.4/a",
      "s3://xn--ab/a",
      "s3://ab-s3alias/a",
      "s3://a..b/a",
      "s3a://acme-lake/a",
      "https://acme-lake/a",
      "s3://acme-lake/a?versionId=1",
      ...within("s3://acme-lake/a", "b"),
      ...within("s3://acme", "lake/a"),
    ],
  },
  "an address of an archive": {
    text: archiveAddress(),
    taken: [
      "https://archive.apache.org/dist/spark/spark-4.1.4/spark-4.1.4-bin-hadoop3.tgz",
      "https://repo.acme.internal:8443/a%20b/spark.tgz",
      "https://nexus.acme.io/download?name=spark&ext=.tgz",
      "s3://acme-lake/dist/spark-4.1.4-bin-hadoop3.tgz",
    ],
    refused: [
      "http://a.io/a.tgz",
      "https://a.io/a.zip",
      "https://u:p@a.io/a.tgz",
      "https://a.io@b.io/a.tgz",
      "https:///a.tgz",
      "https://a.io/{a,b}.tgz",
      "https://a.io/[1-9].tgz",
      "https://a.io/%zz.tgz",
      "https://-o/a.tgz",
      "s3://*/*.tgz",
      "s3://acme-lake/*.tgz",
      "s3://.tgz",
      "file:///etc/a.tgz",
      ...within("https://a.io/a", "b.tgz"),
      ...within("s3://acme-lake/a", "b.tgz"),
      "https://a.io/a.tgz\n",
    ].filter((text) => !text.startsWith("https://a.io/a?")),
  },
  "a classification": {
    text: classification(),
    taken: ["spark-defaults", "hue-ini", "core-site", "auth_ldap", "ldap.ini"],
    refused: ["", "-a", ...within("spark", "env")],
  },
  "a setting of EMR": {
    text: propertyName(),
    taken: [
      "fs.s3.maxRetries",
      "JAVA_HOME",
      "*.sink.file.class",
      "log4j.logger.org.apache.hadoop.mapred.JobInProgress$JobSummary",
    ],
    refused: ["", "a b", "a=b", "a:b", "a#b", "a\nb", "$(id)", "${a}", "`a`", '"a"'],
  },
  "a value of EMR": {
    text: propertyValue(),
    taken: ["", '-XX:+UseG1GC -Dx="y" $HOME', "{{a}} 漢字 é 😀"],
    refused: [
      "a\nb",
      "a\rb",
      "a\tb",
      "\0",
      "\u001b[31m",
      "\u0085",
      "\u009b",
      "\u007f",
      "\u2028",
      "\u202e",
      "\ufeff",
      "\uffff",
    ],
  },
  "a value of Spark": {
    text: trimmedText("https://spark.apache.org"),
    taken: ["", "4g", "-Dhome=${HOME} -Dx=%{y}", "a=b:c #d \\ 'e'", "漢字 😀"],
    refused: [" a", "a ", "a\nspark.master.rest.enabled true", "a\rb", "a\u2029b", "a\u0000b", "a\u202eb", "a\u200bb"],
  },
};

const examples = Object.entries(GRAMMARS).flatMap(([name, { taken, refused }]) => [
  ...taken.map((text) => ({ name, text, verdict: "taken" })),
  ...refused.map((text) => ({ name, text, verdict: "refused" })),
]);
const grammarOf = (name: string) => (GRAMMARS[name] as Grammar).text;

describe.each(Object.keys(GRAMMARS))("%s", (name) => {
  it.each(examples.filter((example) => example.name === name))("$verdict: $text", ({ text, verdict }) => {
    expect(grammarOf(name).safeParse(text).success).toBe(verdict === "taken");
  });
});

it("has a page where it is AWS's, Spark's or Terraform's", () => {
  expect(fieldSchema(regionSchema)["x-page"]).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  expect(fieldSchema(freeText("https://example.com").optional().describe("A text."))["x-page"]).toBe(
    "https://example.com",
  );
});

describeWhere(terraformCliMissing(), "Terraform's variables", () => {
  it("take and refuse the same texts", () => {
    const condition = (text: z.ZodType, value: string) => {
      const { patterns = [], minLength = 0, maxLength = 100000 } = fieldSchema(text);
      const matched = patterns.map(({ source }) => matches(source, value)).join(" && ");
      return `length(${value}) >= ${minLength} && length(${value}) <= ${maxLength} && ${matched}`;
    };
    const { verdicts } = evaluate(
      (stack) => {
        new TerraformVariable(stack, "texts", { type: "list(string)" });
        return {
          verdicts: examples.map(({ name }, at) => hcl`${ref(condition(grammarOf(name), `var.texts[${at}]`))}`.text),
        };
      },
      { texts: examples.map(({ text }) => text) },
    );
    const wrong = examples.filter(
      ({ verdict }, at) => String((verdicts as unknown[])[at]) !== String(verdict === "taken"),
    );
    expect(wrong).toEqual([]);
  });
});
