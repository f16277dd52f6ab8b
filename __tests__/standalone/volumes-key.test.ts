import { templateOf } from "../support/environment";

const KEY = "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f";

const standalone = (storage: string) =>
  templateOf(`name: raster\nregion: us-east-1\nstorage: ${storage}\ncluster: { engine: standalone }\n`);

describe("the volumes of a standalone cluster with a key of one's own", () => {
  const template = standalone(`{ kms_key_arn: "${KEY}" }`);

  it("are encrypted with it, all of them", () => {
    expect(template.resource("aws_ebs_volume.cluster_master_recovery")).toMatchObject({ kms_key_id: KEY });
    expect(template.resource("aws_instance.cluster_master").root_block_device).toMatchObject({ kms_key_id: KEY });
    expect(template.resource("aws_launch_template.cluster_workers_template").block_device_mappings).toMatchObject([
      { ebs: { encrypted: "true", kms_key_id: KEY } },
    ]);
  });

  it("are readable to Auto Scaling, once the first group of an account has made its role", () => {
    expect(template.resource("aws_kms_grant.cluster_workers_key")).toEqual({
      name: "raster-spark-worker-volumes",
      key_id: KEY,
      grantee_principal:
        "arn:${data.aws_partition.partition.partition}:iam::${data.aws_caller_identity.account.account_id}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
      operations: expect.arrayContaining(["CreateGrant", "Decrypt", "GenerateDataKeyWithoutPlaintext"]),
      depends_on: ["aws_autoscaling_group.cluster_workers"],
    });
  });
});

test("without a key, volumes are encrypted with the account's, and nothing is lent", () => {
  const template = standalone("{}");
  expect(template.ofType("aws_kms_grant")).toEqual({});
  expect(template.resource("aws_ebs_volume.cluster_master_recovery")).not.toHaveProperty("kms_key_id");
});
