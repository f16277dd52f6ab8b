import { templateOf } from "../support/environment";
import type { Template } from "../support/template";

const BASE = "name: raster\nregion: us-east-1\ncluster: { engine: standalone }\n";

type Policy = {
  Statement: {
    Sid: string;
    Effect: string;
    Action: string[];
    Resource: string[];
    Principal?: object;
    Condition?: object;
  }[];
};
const policy = (template: Template, address: string, argument = "policy") =>
  template.document(address, argument) as Policy;

describe("the roles of a standalone cluster", () => {
  const template = templateOf(BASE);

  it("are one for each job", () => {
    expect(Object.keys(template.ofType("aws_iam_role")).sort()).toEqual([
      "aws_iam_role.access_master",
      "aws_iam_role.access_worker",
    ]);
  });

  it("are named by prefix, so that one name can stand in two regions", () => {
    expect(template.resource("aws_iam_role.access_worker")).toMatchObject({
      name_prefix: "raster-spark-worker-",
      path: "/",
    });
  });

  it("let workers use the environment's bucket and Session Manager, and nothing else", () => {
    const { Statement } = policy(template, "aws_iam_role_policy.access_worker_permissions");
    expect(Statement.filter(({ Effect }) => Effect === "Allow").map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
      ["ListBucket", ["${aws_s3_bucket.storage.arn}"]],
      ["ReadWriteObjects", ["${aws_s3_bucket.storage.arn}/*"]],
      ["SessionManager", ["*"]],
    ]);
  });

  it("give the master, which runs no job, no part of the bucket", () => {
    const { Statement } = policy(template, "aws_iam_role_policy.access_master_permissions");
    expect(Statement.map(({ Sid }) => Sid)).toEqual(["SessionManager"]);
  });

  it.each([
    ["standalone", "access_worker"],
    ["emr", "access_emr_ec2"],
  ])("keep the nodes of %s from changing files of jobs, and from taking logs away", (engine, role) => {
    const { Statement } = policy(
      templateOf(`name: raster\nregion: us-east-1\ncluster: { engine: ${engine} }\n`),
      `aws_iam_role_policy.${role}_permissions`,
    );
    const denied = Statement.filter(({ Effect }) => Effect === "Deny");
    expect(Object.fromEntries(denied.map(({ Action, Resource }) => [Resource[0], Action]))).toEqual({
      "${aws_s3_bucket.storage.arn}/jobs/*": ["s3:PutObject", "s3:DeleteObject"],
      "${aws_s3_bucket.storage.arn}/logs/*": ["s3:DeleteObject"],
    });
  });

  it("never have a wildcard action, and a wildcard resource only where AWS knows no narrower one", () => {
    const documents = [
      ...Object.keys(template.ofType("aws_iam_role_policy")),
      ...Object.keys(template.ofType("aws_iam_policy")),
    ].flatMap((address) => policy(template, address).Statement);
    expect(documents.flatMap(({ Action }) => Action).filter((action) => action.includes("*"))).toEqual([]);
    const wide = documents.filter(({ Resource }) => Resource.includes("*")).map(({ Sid }) => Sid);
    expect(new Set(wide)).toEqual(new Set(["SessionManager"]));
  });
});

describe("the job submitter", () => {
  it("has no role if nobody is named, and a policy to attach to another", () => {
    const template = templateOf(BASE);
    expect(template.addresses().filter((address) => address.includes("submitter"))).toEqual([
      "aws_iam_policy.submitter_policy",
    ]);
    expect(template.json).not.toHaveProperty("output.submitter_role_arn");
  });

  it("is open to the named principals alone", () => {
    const airflow = "arn:aws:iam::111122223333:role/airflow";
    const template = templateOf(`${BASE}access: { submitter_principal_arns: ["${airflow}"] }\n`);
    expect(policy(template, "aws_iam_role.submitter", "assume_role_policy").Statement[0]?.Principal).toEqual({
      AWS: [airflow],
    });
  });

  it("puts jobs into the bucket, reads logs, and tunnels to the master alone", () => {
    const { Statement } = policy(templateOf(BASE), "aws_iam_policy.submitter_policy");
    const resources = Object.fromEntries(Statement.map(({ Sid, Resource }) => [Sid, Resource]));
    expect(resources).toEqual({
      TunnelToMaster: [
        "${aws_instance.cluster_master.arn}",
        "arn:${data.aws_partition.partition.partition}:ssm:us-east-1::document/AWS-StartPortForwardingSession",
      ],
      EndOwnTunnel: ["arn:${data.aws_partition.partition.partition}:ssm:*:*:session/$${aws:userid}-*"],
      ListBucket: ["${aws_s3_bucket.storage.arn}"],
      PutJobs: ["${aws_s3_bucket.storage.arn}/jobs/*"],
      ReadLogs: ["${aws_s3_bucket.storage.arn}/logs/*", "${aws_s3_bucket.storage.arn}/event-logs/*"],
    });
  });
});

test("a master reads Spark from a bucket that is encrypted with a key of one's own", () => {
  const key = "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f";
  const template = templateOf(`${BASE}storage: { kms_key_arn: "${key}" }\n`);
  const { Statement } = policy(template, "aws_iam_role_policy.access_master_permissions");
  expect(Statement.find(({ Sid }) => Sid === "UseKey")).toMatchObject({ Action: ["kms:Decrypt"], Resource: [key] });
});

describe("policies of the file's own", () => {
  const pond = "arn:aws:iam::111122223333:policy/read-pond";
  const roles = (cluster: string) =>
    Object.entries(
      templateOf(
        `name: raster\nregion: us-east-1\naccess: { instance_policy_arns: { pond: "${pond}" } }\ncluster: ${cluster}\n`,
      ).ofType("aws_iam_role_policy_attachment"),
    )
      .filter(([, { policy_arn }]) => policy_arn === pond)
      .map(([address, { role }]) => [address, role]);

  it("are attached to the roles of master and workers", () => {
    expect(roles("{ engine: standalone }")).toEqual([
      ["aws_iam_role_policy_attachment.access_master_policy_pond", "${aws_iam_role.access_master.name}"],
      ["aws_iam_role_policy_attachment.access_worker_policy_pond", "${aws_iam_role.access_worker.name}"],
    ]);
  });

  it("are attached to the role of EMR's instances, and to none of its services", () => {
    expect(roles("{ engine: emr }")).toEqual([
      ["aws_iam_role_policy_attachment.access_emr_ec2_policy_pond", "${aws_iam_role.access_emr_ec2.name}"],
    ]);
  });

  it("stand before an EMR cluster starts", () => {
    const template = templateOf(`
name: raster
region: us-east-1
access: { instance_policy_arns: { pond: "${pond}" } }
cluster: { engine: emr }
`);
    expect(template.resource("aws_emr_cluster.cluster").depends_on).toContain(
      "aws_iam_role_policy_attachment.access_emr_ec2_policy_pond",
    );
  });
});

describe("an organisation's rules for roles", () => {
  const boundary = "arn:aws:iam::111122223333:policy/boundary";
  const template = templateOf(`${BASE}access: { role_path: /data/, permissions_boundary_arn: "${boundary}" }\n`);

  it("hold for every role, profile and policy", () => {
    for (const role of Object.values(template.ofType("aws_iam_role"))) {
      expect(role).toMatchObject({ path: "/data/", permissions_boundary: boundary });
    }
    for (const named of [
      ...Object.values(template.ofType("aws_iam_instance_profile")),
      ...Object.values(template.ofType("aws_iam_policy")),
    ]) {
      expect(named.path).toBe("/data/");
    }
  });
});

describe("Spark from a bucket of one's own", () => {
  const template = templateOf(`
name: raster
region: us-east-1
cluster: { engine: standalone, spark: { download_url: "s3://artifacts/spark/spark.tgz" } }
`);

  it("is readable to the nodes, that one object and no other", () => {
    const { Statement } = policy(template, "aws_iam_role_policy.access_master_permissions");
    expect(Statement.find(({ Sid }) => Sid === "ReadSpark")).toMatchObject({
      Action: ["s3:GetObject"],
      Resource: ["arn:${data.aws_partition.partition.partition}:s3:::artifacts/spark/spark.tgz"],
    });
  });
});
