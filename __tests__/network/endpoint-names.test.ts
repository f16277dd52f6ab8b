import { TerraformVariable } from "cdktf";
import { interfaceEndpointName } from "../../modules/network/endpoint-names";
import { templateOf } from "../support/environment";
import { evaluate } from "../support/evaluate";
import { describeTerraform } from "../support/terraform";

const USUAL = "autoscaling ec2 ec2messages elasticmapreduce glue kms logs monitoring s3 ssm ssmmessages sts".split(" ");

/** What EC2 lists in each partition, of the services that private subnets are given. */
const NAMES: Record<string, string[]> = {
  "us-east-1": USUAL.map((service) => `com.amazonaws.us-east-1.${service}`),
  "us-gov-west-1": USUAL.map((service) => `com.amazonaws.us-gov-west-1.${service}`),
  "cn-north-1": [
    "cn.com.amazonaws.cn-north-1.autoscaling",
    "cn.com.amazonaws.cn-north-1.ec2",
    "cn.com.amazonaws.cn-north-1.monitoring",
    "cn.com.amazonaws.cn-north-1.sts",
    "com.amazonaws.cn-north-1.ec2messages",
    "com.amazonaws.cn-north-1.elasticmapreduce",
    "com.amazonaws.cn-north-1.glue",
    "com.amazonaws.cn-north-1.kms",
    "com.amazonaws.cn-north-1.logs",
    "com.amazonaws.cn-north-1.s3",
    "com.amazonaws.cn-north-1.ssm",
    "com.amazonaws.cn-north-1.ssmmessages",
  ],
};

const REGIONS = Object.keys(NAMES);
const ENGINES = ["standalone", "emr"];

describe("the endpoints of a VPC", () => {
  it.each(ENGINES.flatMap((engine) => REGIONS.map((region) => ({ engine, region }))))(
    "have the names that $region knows, under $engine",
    ({ engine, region }) => {
      const endpoints = templateOf(`
name: raster
region: ${region}
cluster: { engine: ${engine} }
network: { vpcs: { spark: { cidr: 10.0.0.0/18, interface_endpoints: [ssm, emr, ec2, logs, monitoring, sts, kms, glue] } } }
`).ofType("aws_vpc_endpoint");
      const names = Object.values(endpoints).map(({ service_name }) => String(service_name));
      expect(names.sort()).toEqual(NAMES[region]);
    },
  );
});

describeTerraform("the name of an interface endpoint in Terraform's language", () => {
  it("is the same in every region", () => {
    const names = Object.values(NAMES)
      .flat()
      .filter((name) => !name.endsWith(".s3"));
    const questions = names.map((name) => name.replace(/^(cn\.)?com\.amazonaws\./, "").split("."));
    const answers = evaluate(
      (stack) => {
        const [region, service] = ["region", "service"].map(
          (id) => new TerraformVariable(stack, id, { type: "list(string)", default: [] }).fqn,
        );
        return Object.fromEntries(
          questions.map((_, at) => [
            `name_${at}`,
            interfaceEndpointName(`\${${region}[${at}]}`, `\${${service}[${at}]}`),
          ]),
        );
      },
      { region: questions.map(([region]) => region), service: questions.map(([, service]) => service) },
    );
    expect(names.map((_, at) => answers[`name_${at}`])).toEqual(names);
  });
});
