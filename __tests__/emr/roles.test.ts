import { value } from "../../modules/value/value";
import { BUCKET, HUB, KEY, synthesizeCluster } from "./support";

const ACCOUNT = "${data.aws_caller_identity.account.account_id}";
const PARTITION = "${data.aws_partition.partition.partition}";

const YARN = {
  disk_key: false,
  instances: "groups",
  core: { instance_types: ["r6g.xlarge"], on_demand: 2, spot: 0, yarn_scaling: {} },
};

interface Statement {
  Sid: string;
}

function trust(service: string, sourceArn?: string): object {
  const statement = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } };
  const Condition = { StringEquals: { "aws:SourceAccount": ACCOUNT }, ArnLike: { "aws:SourceArn": sourceArn } };
  return { Version: "2012-10-17", Statement: [sourceArn ? { ...statement, Condition } : statement] };
}

describe("a cluster with YARN scaling", () => {
  const template = synthesizeCluster(YARN);
  const statements = (job: string) =>
    (template.document(`aws_iam_role_policy.access_${job}_permissions`, "policy") as { Statement: Statement[] })
      .Statement;
  const trustOf = (job: string) => template.document(`aws_iam_role.access_${job}`, "assume_role_policy");

  test("each role can be taken by its own service only, for this account only", () => {
    expect(trustOf("emr_service")).toEqual(
      trust("elasticmapreduce.amazonaws.com", `arn:${PARTITION}:elasticmapreduce:us-east-1:${ACCOUNT}:*`),
    );
    expect(trustOf("emr_autoscaling")).toEqual(
      trust(
        "application-autoscaling.amazonaws.com",
        `arn:${PARTITION}:application-autoscaling:us-east-1:${ACCOUNT}:scalable-target/*`,
      ),
    );
    expect(trustOf("emr_ec2")).toEqual(trust("ec2.amazonaws.com"));
  });

  test("the service has AWS's policy, and passes the two other roles and no other", () => {
    expect(template.ofType("aws_iam_role_policy_attachment")).toEqual({
      "aws_iam_role_policy_attachment.access_emr_service_AmazonEMRServicePolicy_v2": {
        role: "${aws_iam_role.access_emr_service.name}",
        policy_arn: `arn:${PARTITION}:iam::aws:policy/service-role/AmazonEMRServicePolicy_v2`,
      },
    });
    const pass = (Sid: string, job: string, service: string) => ({
      Sid,
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: [`\${aws_iam_role.access_${job}.arn}`],
      Condition: { StringLike: { "iam:PassedToService": service } },
    });
    expect(statements("emr_service").slice(0, 2)).toEqual([
      pass("PassInstanceRole", "emr_ec2", "ec2.amazonaws.com*"),
      pass("PassScalingRole", "emr_autoscaling", "application-autoscaling.amazonaws.com*"),
    ]);
  });

  test("the service may begin with spot in an account that had none, and makes no other role", () => {
    expect(statements("emr_service").slice(2)).toEqual([
      {
        Sid: "BeginWithSpot",
        Effect: "Allow",
        Action: ["iam:CreateServiceLinkedRole"],
        Resource: [
          `arn:${PARTITION}:iam::${ACCOUNT}:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot`,
        ],
        Condition: { StringEquals: { "iam:AWSServiceName": "spot.amazonaws.com" } },
      },
    ]);
  });

  test("autoscaling resizes groups and does nothing else", () => {
    expect(statements("emr_autoscaling")).toEqual([
      {
        Sid: "ResizeGroups",
        Effect: "Allow",
        Action: [
          "cloudwatch:DescribeAlarms",
          "elasticmapreduce:ListInstanceGroups",
          "elasticmapreduce:ModifyInstanceGroups",
        ],
        Resource: ["*"],
      },
    ]);
  });

  test("instances use the bucket, EMR's scripts and Session Manager", () => {
    expect(statements("emr_ec2").map(({ Sid }) => Sid)).toEqual([
      "ListBucket",
      "ReadWriteObjects",
      "KeepJobs",
      "KeepLogs",
      "ReadScripts",
      "SessionManager",
    ]);
    expect(statements("emr_ec2").find(({ Sid }) => Sid === "ReadScripts")).toEqual({
      Sid: "ReadScripts",
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: [`arn:${PARTITION}:s3:::us-east-1.elasticmapreduce/*`],
    });
  });
});

describe("without YARN scaling", () => {
  const template = synthesizeCluster({ managed_scaling: { minimum: 1, maximum: 9 } });

  test("there is no autoscaling role, and nobody may pass one", () => {
    expect(Object.keys(template.ofType("aws_iam_role"))).toEqual([
      "aws_iam_role.access_emr_ec2",
      "aws_iam_role.access_emr_service",
    ]);
    expect(template.resource("aws_iam_role_policy.access_emr_service_permissions").policy).not.toContain("autoscaling");
    expect(template.resource("aws_emr_cluster.cluster")).not.toHaveProperty("autoscaling_role");
  });
});

describe("only where it is used", () => {
  const template = synthesizeCluster(
    {
      applications: ["Spark", "AmazonCloudWatchAgent"],
      bootstrap_actions: [
        { name: "proj", path: "s3://tools/proj.sh" },
        { name: "again", path: "s3://tools/proj.sh" },
      ],
    },
    { bucket: { ...BUCKET, kmsKeyArn: value(KEY) } },
  );
  const policy = (job: string) => template.document(`aws_iam_role_policy.access_${job}_permissions`, "policy");

  test("instances read the scripts of bootstrap actions and publish the agent's metrics", () => {
    expect(policy("emr_ec2")).toMatchObject({
      Statement: expect.arrayContaining([
        expect.objectContaining({
          Sid: "ReadScripts",
          Resource: [`arn:${PARTITION}:s3:::us-east-1.elasticmapreduce/*`, `arn:${PARTITION}:s3:::tools/proj.sh`],
        }),
        {
          Sid: "PublishMetrics",
          Effect: "Allow",
          Action: ["cloudwatch:PutMetricData"],
          Resource: ["*"],
          Condition: { StringEquals: { "cloudwatch:namespace": "CWAgent" } },
        },
      ]),
    });
  });

  test("the service lends the bucket's key to the volumes of nodes, and to nothing else", () => {
    expect(policy("emr_service")).toMatchObject({
      Statement: [
        { Sid: "PassInstanceRole" },
        { Sid: "BeginWithSpot" },
        {
          Sid: "EncryptVolumes",
          Action: [
            "kms:Encrypt",
            "kms:Decrypt",
            "kms:ReEncrypt*",
            "kms:GenerateDataKeyWithoutPlaintext",
            "kms:DescribeKey",
          ],
          Resource: [KEY],
        },
        {
          Sid: "LendKeyToVolumes",
          Action: ["kms:CreateGrant"],
          Resource: [KEY],
          Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        },
      ],
    });
  });
});

describe("in a network that does not carry the tag of EMR's managed policy", () => {
  const statements = (hasServiceEndpoint: boolean) => {
    const network = { vpcId: HUB.id, subnetIds: HUB.privateSubnetIds, hasServiceEndpoint: value(hasServiceEndpoint) };
    const template = synthesizeCluster({ disk_key: false }, {}, network);
    const policy = template.document("aws_iam_role_policy.access_emr_service_permissions", "policy");
    return (policy as { Statement: Statement[] }).Statement.slice(2);
  };
  const resource = (id: string) => `arn:${PARTITION}:ec2:us-east-1:*:${id}`;
  const subnets = [resource("subnet/subnet-0000000000000000a"), resource("subnet/subnet-0000000000000000b")];
  const startNodes = {
    Sid: "StartNodes",
    Effect: "Allow",
    Action: [
      "ec2:CreateFleet",
      "ec2:CreateLaunchTemplate",
      "ec2:CreateLaunchTemplateVersion",
      "ec2:CreateNetworkInterface",
      "ec2:RunInstances",
    ],
    Resource: subnets,
  };

  test("the service starts nodes in its private subnets, and nothing of it is tagged", () => {
    expect(statements(false)).toEqual([startNodes]);
    expect(
      synthesizeCluster()
        .addresses()
        .filter((address) => address.startsWith("aws_ec2_tag")),
    ).toEqual([]);
  });

  test("it also makes its endpoint there, where the release has one", () => {
    expect(statements(true)).toEqual([
      startNodes,
      {
        Sid: "MakeServiceEndpoint",
        Effect: "Allow",
        Action: ["ec2:CreateVpcEndpoint", "ec2:ModifyVpcEndpoint"],
        Resource: [resource(`vpc/${HUB.id}`), ...subnets],
      },
    ]);
  });
});
