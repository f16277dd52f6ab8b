import { TerraformVariable } from "cdktf";
import { namedAddress } from "../../modules/emr/masters";
import { templateOf } from "../support/environment";
import { evaluate } from "../support/evaluate";
import { describeTerraform } from "../support/terraform";

const recordOf = (cluster: string) =>
  templateOf(`name: raster\nregion: us-east-1\ncluster: { engine: emr, ${cluster} }`);

describe("the name of three masters in the private zone", () => {
  const template = recordOf("master: { count: 3 }");

  it("has the addresses of all that run", () => {
    expect(template.resource("aws_route53_record.dns_master")).toMatchObject({
      type: "A",
      records: "${sort(flatten(data.aws_instances.cluster_masters[*].private_ips))}",
    });
    expect(template.resource("data.aws_instances.cluster_masters")).toEqual({
      instance_tags: {
        "aws:elasticmapreduce:job-flow-id": "${one(terraform_data.cluster_masters_known[*].output).cluster_id}",
      },
      filter: [
        {
          name: "instance.group-id",
          values: ["${one(terraform_data.cluster_masters_known[*].output).security_group_id}"],
        },
      ],
      instance_state_names: ["running"],
    });
  });
});

describe("the name of one master", () => {
  it("asks AWS for nothing: EMR ends a cluster with its only master", () => {
    expect(recordOf("master: { count: 1 }").ofType("data.aws_instances")).toEqual({});
  });
});

describeTerraform("EMR's name of a node", () => {
  const NAMES: [name: string, type: string, target: string][] = [
    ["ip-10-0-64-9.ec2.internal", "A", "10.0.64.9"],
    ["ip-172-31-200-201.eu-central-1.compute.internal", "A", "172.31.200.201"],
    ["ip-10-0-64-9.spark.example.com", "A", "10.0.64.9"],
    ["ec2-203-0-113-25.compute-1.amazonaws.com", "CNAME", "ec2-203-0-113-25.compute-1.amazonaws.com"],
    ["i-0123456789abcdef0.us-west-2.compute.internal", "CNAME", "i-0123456789abcdef0.us-west-2.compute.internal"],
  ];

  it.each(NAMES)("%s becomes a record of the kind %s: %s", (name, type, target) => {
    const record = evaluate(
      (stack) => ({ ...namedAddress(new TerraformVariable(stack, "name", { type: "string" }).stringValue) }),
      { name },
    );
    expect(record).toEqual({ type, targets: [target] });
  });
});
