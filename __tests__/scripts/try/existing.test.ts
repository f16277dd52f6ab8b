import { accountOf, existingOf } from "../../../scripts/try/existing";
import { environmentOf } from "../../support/environment";

const NEW = environmentOf("name: raster\nregion: us-east-1\ncluster: { engine: standalone }");

const TAKEN = environmentOf(`
name: lake
region: eu-central-1
network:
  hub: analytics
  vpcs:
    analytics:
      id: vpc-0123456789abcdef0
      cidr: 10.20.0.0/16
      private_subnet_ids: [subnet-0123456789abcdef0]
      public_subnet_ids: [subnet-0123456789abcdef1]
      route_table_ids: [rtb-0123456789abcdef0]
    sandbox: { cidr: 10.40.0.0/20 }
storage: { bucket: acme-lake, kms_key_arn: "arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f" }
access:
  key_name: ops
  permissions_boundary_arn: arn:aws:iam::111122223333:policy/boundary
  instance_policy_arns:
    agent: arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy
    pond: arn:aws:iam::111122223333:policy/data/read-pond
  submitter_principal_arns: [arn:aws:iam::111122223333:role/airflow, arn:aws:iam::444455556666:root]
  client_security_group_ids: [sg-0123456789abcdef0]
state: { backend: s3, bucket: acme-state, region: us-east-1 }
provider: { assume_role_arn: "arn:aws:iam::111122223333:role/terraform" }
cluster: { engine: standalone }
`);

test("an environment that makes everything itself takes nothing for granted", () => {
  expect(existingOf(NEW, "123456789012")).toEqual({
    account: "123456789012",
    region: "us-east-1",
    vpcs: [],
    security_groups: [],
    key_pairs: [],
    buckets: [],
    keys: [],
    policies: [],
    roles: [],
  });
});

test("everything that a file names by id, name or ARN must be there before", () => {
  expect(existingOf(TAKEN, "111122223333")).toEqual({
    account: "111122223333",
    region: "eu-central-1",
    vpcs: [
      {
        id: "vpc-0123456789abcdef0",
        cidr: "10.20.0.0/16",
        subnet_ids: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
        route_table_ids: ["rtb-0123456789abcdef0"],
      },
    ],
    security_groups: [{ id: "sg-0123456789abcdef0", vpc_id: "vpc-0123456789abcdef0" }],
    key_pairs: ["ops"],
    buckets: [
      { name: "acme-lake", region: "eu-central-1" },
      { name: "acme-state", region: "us-east-1" },
    ],
    keys: ["arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f"],
    policies: ["arn:aws:iam::111122223333:policy/boundary", "arn:aws:iam::111122223333:policy/data/read-pond"],
    roles: ["arn:aws:iam::111122223333:role/airflow", "arn:aws:iam::111122223333:role/terraform"],
  });
});

test("an environment lives in the account that its file names, otherwise in AWS's example", () => {
  expect(accountOf(TAKEN)).toBe("111122223333");
  expect(accountOf({ ...TAKEN, provider: { version: 6, allowedAccountIds: ["444455556666"] } })).toBe("444455556666");
  expect(accountOf(NEW)).toBe("123456789012");
});
