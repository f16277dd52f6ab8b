import * as fs from "node:fs";
import * as path from "node:path";
import { templateOf } from "../support/environment";
import type { Attributes } from "../support/template";

/** Policies as IAM gets them: JSON by a serializer, with as many statements and resources as were meant. */

const POLICIES = ["policy", "assume_role_policy"];

describe("the policies of an environment", () => {
  const template = templateOf(`
name: raster
region: us-east-1
access:
  role_path: /data_+=,.@-/
  permissions_boundary_arn: arn:aws:iam::111122223333:policy/a+=,.@-_b
  submitter_principal_arns: ["arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_a+=,.@-b"]
storage: { bucket: acme-lake }
cluster:
  engine: emr
  bootstrap_actions: [{ name: 'a "b" \${c}', path: "s3://acme-lake/a=1/b+c@d:(e)!.sh", args: ['"', "'", "\${d}"] }]
`);
  const policies = template
    .addresses()
    .flatMap((address) => POLICIES.map((name) => [address, name, template.resource(address)[name]] as const))
    .filter(([, , policy]) => policy !== undefined);

  it.each(policies)("%s, %s, is JSON", (_, __, policy) => {
    expect(JSON.parse(policy as string)).toMatchObject({ Version: "2012-10-17" });
  });

  it("name a script as it is written, and no other object", () => {
    const { Statement } = template.document("aws_iam_role_policy.access_emr_ec2_permissions", "policy") as {
      Statement: { Sid: string; Resource: string[] }[];
    };
    expect(Statement.find(({ Sid }) => Sid === "ReadScripts")?.Resource).toEqual([
      "arn:${data.aws_partition.partition.partition}:s3:::us-east-1.elasticmapreduce/*",
      "arn:${data.aws_partition.partition.partition}:s3:::acme-lake/a=1/b+c@d:(e)!.sh",
    ]);
  });
});

describe("the policies of a module", () => {
  const modules = fs.readdirSync("terraform").map((name) => path.join("terraform", name, "main.tf.json"));

  it.each(modules)("%s: hold a caller's value nowhere in JSON that is written out", (file) => {
    const { resource } = JSON.parse(fs.readFileSync(file, "utf8")) as {
      resource: Record<string, Record<string, Attributes>>;
    };
    const written = Object.values(resource)
      .flatMap((named) => Object.values(named))
      .flatMap((attributes) => Object.values(attributes))
      .filter((text): text is string => typeof text === "string" && text.startsWith("{"));
    expect(written.filter((json) => /\$\{[^}]*\b(var|local)\./.test(json))).toEqual([]);
  });
});
