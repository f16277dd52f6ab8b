import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { Fn, TerraformVariable } from "cdktf";
import { SparkCluster, type SparkClusterProps } from "../modules/spark-cluster";
import { emptyStack, Template } from "./support/template";

const GOOD: SparkClusterProps = {
  name: "raster",
  region: "us-east-1",
  hub: { id: "vpc-0123456789abcdef0", privateSubnetIds: ["subnet-0123456789abcdef0"] },
  clients: { cidrs: ["10.20.0.0/16"], securityGroupIds: [] },
  cluster: { engine: "standalone" },
};

const BUCKET = { name: "acme-lake", arn: "arn:aws:s3:::acme-lake" };

const make = (props: object) => new SparkCluster(emptyStack(), "spark", { ...GOOD, ...props });

it.each<[string, object, string]>([
  ["name", { name: "Raster" }, 'name: is not possible, got "Raster"'],
  ["region", { region: "US" }, 'region: is not possible, got "US"'],
  ["tags", { tags: { "aws:x": "y" } }, "tags.aws:x: is not a possible name"],
  ["hub", { hub: { ...GOOD.hub, id: "vpc-1" } }, 'hub.id: is not possible, got "vpc-1"'],
  ["subnets", { hub: { ...GOOD.hub, privateSubnetIds: [] } }, "hub.privateSubnetIds: has too few entries, got []"],
  [
    "clients",
    { clients: { ...GOOD.clients, cidrs: ["10.0.0.0"] } },
    'clients.cidrs[0]: is not possible, got "10.0.0.0"',
  ],
  [
    "world",
    { clients: { ...GOOD.clients, cidrs: ["0.0.0.0/0"] } },
    "client_cidrs[0]: would open the cluster to the world",
  ],
  ["bucket", { bucket: { ...BUCKET, arn: "arn:aws:s3:::*" } }, 'bucket.arn: is not possible, got "arn:aws:s3:::*"'],
  ["key of the bucket", { bucket: { ...BUCKET, kmsKeyArn: "alias/a" } }, "bucket.kmsKeyArn: is not possible"],
  ["zoneName", { zoneName: "a b" }, 'zoneName: is not possible, got "a b"'],
  ["recordTtlSeconds", { recordTtlSeconds: 0 }, "recordTtlSeconds: is too small, got 0"],
  ["keyName", { keyName: " ops" }, 'keyName: is not possible, got " ops"'],
  ["rolePath", { rolePath: "data" }, 'rolePath: is not possible, got "data"'],
  ["permissionsBoundaryArn", { permissionsBoundaryArn: "*" }, 'permissionsBoundaryArn: is not possible, got "*"'],
  ["submitterPrincipalArns", { submitterPrincipalArns: ["*"] }, 'submitterPrincipalArns[0]: is not possible, got "*"'],
  ["providerMajor", { providerMajor: 4 }, "providerMajor: is too small, got 4"],
  ["cluster", { cluster: { engine: "standalone", workers: { min: -1 } } }, "cluster.workers.min: is too small, got -1"],
  [
    "engine",
    { cluster: { engine: "flink" } },
    'cluster.engine: is not a known word, got "flink"\n    allowed: standalone, emr',
  ],
  ["storage", { storage: { versionin: true } }, "storage.versionin: is not a known key"],
  ["another key", { keyname: "ops" }, "keyname: is not a known key in this spelling\n    fix: write keyName"],
])("refuses a wrong %s in the words of an environment file", (_, props, words) => {
  expect(() => make(props)).toThrow(`SparkCluster: ${words}`);
});

it("names all that is wrong at once", () => {
  expect(() => make({ keyName: " ops", rolePath: "data" })).toThrow(/keyName(.|\n)*\nSparkCluster: rolePath/);
});

it("takes what only Terraform knows, and gives it on", () => {
  const stack = emptyStack();
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  const given = (name: string, type = "string") => new TerraformVariable(stack, name, { type });
  const topic = new SnsTopic(stack, "topic");
  new SparkCluster(stack, "spark", {
    ...GOOD,
    hub: { id: given("vpc").stringValue, privateSubnetIds: given("subnets", "list(string)").listValue },
    tags: { team: Fn.upper(topic.name) },
    bucket: { name: given("bucket").stringValue, arn: given("arn").stringValue },
    keyName: given("key").stringValue,
    zoneName: `${given("zone").stringValue}.internal`,
    recordTtlSeconds: given("ttl", "number").numberValue,
    permissionsBoundaryArn: given("boundary").stringValue,
  });
  const template = Template.of(stack);
  expect(template.resource("aws_route53_record.spark_dns_master").ttl).toBe("${var.ttl}");
});
