import { TerraformVariable } from "cdktf";
import { partitionOf } from "../../modules/schema/partitions";
import { servicePrincipals } from "../../modules/stack/partitions";
import { templateOf } from "../support/environment";
import { evaluate } from "../support/evaluate";
import { describeTerraform } from "../support/terraform";

const SCALED = "instances: groups, core: { instance_types: [r6g.xlarge], yarn_scaling: {}, bid_price: '0.2' }";

const REGIONS: [partition: string, region: string, emr: string | string[], autoscaling: string | string[]][] = [
  ["aws", "eu-central-1", "elasticmapreduce.amazonaws.com", "application-autoscaling.amazonaws.com"],
  [
    "aws-cn",
    "cn-north-1",
    "elasticmapreduce.amazonaws.com.cn",
    ["application-autoscaling.amazonaws.com", "application-autoscaling.amazonaws.com.cn"],
  ],
  ["aws-us-gov", "us-gov-west-1", "elasticmapreduce.amazonaws.com", "application-autoscaling.amazonaws.com"],
];

describe.each(REGIONS)("in %s", (partition, region, emr, autoscaling) => {
  const principals = (cluster: string) => {
    const template = templateOf(`
name: raster
region: ${region}
network: { vpcs: { spark: { cidr: 10.0.0.0/18, nat: single, flow_logs_retention_days: 30 } } }
cluster: { ${cluster} }
`);
    const roles = Object.keys(template.ofType("aws_iam_role")).map((address) => {
      const { Statement } = template.document(address, "assume_role_policy") as {
        Statement: [{ Principal: { Service?: unknown } }];
      };
      return [address.replace("aws_iam_role.", ""), Statement[0].Principal.Service];
    });
    return Object.fromEntries(roles.filter(([, service]) => service !== undefined));
  };

  it("lies the region", () => {
    expect(partitionOf(region)).toBe(partition);
  });

  it("a standalone cluster trusts services by their names there", () => {
    expect(principals("engine: standalone")).toEqual({
      access_master: "ec2.amazonaws.com",
      access_worker: "ec2.amazonaws.com",
      network_spark_flow_logs_role: "vpc-flow-logs.amazonaws.com",
    });
  });

  it("an EMR cluster does", () => {
    expect(principals(`engine: emr, ${SCALED}`)).toEqual({
      access_emr_ec2: "ec2.amazonaws.com",
      access_emr_service: emr,
      access_emr_autoscaling: autoscaling,
      network_spark_flow_logs_role: "vpc-flow-logs.amazonaws.com",
    });
  });
});

describeTerraform("in a region that only Terraform knows", () => {
  it.each(REGIONS)("services have their names in %s", (_, region, emr, autoscaling) => {
    const names = evaluate(
      (stack) => {
        const { stringValue } = new TerraformVariable(stack, "region", { type: "string" });
        return {
          emr: servicePrincipals("elasticmapreduce", stringValue),
          autoscaling: servicePrincipals("application-autoscaling", stringValue),
          ec2: servicePrincipals("ec2"),
        };
      },
      { region },
    );
    expect(names).toEqual({ emr: [emr].flat(), autoscaling: [autoscaling].flat(), ec2: ["ec2.amazonaws.com"] });
  });
});
