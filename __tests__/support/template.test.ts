import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { TerraformOutput } from "cdktf";
import { declareVersions } from "../../modules/stack/versions";
import { emptyStack, synthesize, Template } from "./template";

const template = synthesize((stack) => {
  declareVersions(stack, ">= 1.5.7");
  const vpc = new Vpc(stack, "spark", { cidrBlock: "10.0.64.0/18", tags: { Name: "spark" } });
  new Subnet(stack, "public-0", { vpcId: vpc.id });
  new Subnet(stack, "public-1", { vpcId: vpc.id });
  new IamRole(stack, "worker", { assumeRolePolicy: JSON.stringify({ Version: "2012-10-17" }) });
  new DataAwsRegion(stack, "here", {});
  new TerraformOutput(stack, "vpc_id", { value: vpc.id, description: "The VPC." });
});

test("every resource and data source has one address, in sorted order", () => {
  expect(template.addresses()).toEqual([
    "aws_iam_role.worker",
    "aws_subnet.public_0",
    "aws_subnet.public_1",
    "aws_vpc.spark",
    "data.aws_region.here",
  ]);
});

test("a resource is all of its arguments, with references as Terraform reads them, and no metadata", () => {
  expect(template.resource("aws_vpc.spark")).toEqual({ cidr_block: "10.0.64.0/18", tags: { Name: "spark" } });
  expect(template.resource("aws_subnet.public_0")).toEqual({ vpc_id: "${aws_vpc.spark.id}" });
  expect(template.resource("data.aws_region.here")).toEqual({});
});

test("resources of a type can be counted, and proved to be absent", () => {
  expect(Object.keys(template.ofType("aws_subnet"))).toEqual(["aws_subnet.public_0", "aws_subnet.public_1"]);
  expect(template.ofType("data.aws_region")).toEqual({ "data.aws_region.here": {} });
  expect(template.ofType("aws_region")).toEqual({});
  expect(template.ofType("aws_nat_gateway")).toEqual({});
});

test("a missing address fails with the nearest ones", () => {
  expect(() => template.resource("aws_vpc.sprak")).toThrow(
    "there is no aws_vpc.sprak; the nearest of 5: aws_vpc.spark, aws_iam_role.worker, aws_subnet.public_0",
  );
  expect(() => template.output("vpc_ids")).toThrow("there is no vpc_ids; the nearest of 1: vpc_id");
});

test("a policy is read as the document that it is", () => {
  expect(template.document("aws_iam_role.worker", "assume_role_policy")).toEqual({ Version: "2012-10-17" });
});

test("outputs and the terraform block are exact too", () => {
  expect(template.outputs()).toEqual(["vpc_id"]);
  expect(template.output("vpc_id")).toEqual({ value: "${aws_vpc.spark.id}", description: "The VPC." });
  expect(template.terraform).toMatchObject({ required_version: ">= 1.5.7" });
});

test("a stack that CDKTF itself finds invalid has no template", () => {
  const stack = emptyStack();
  new Vpc(stack, "spark", {});
  expect(() => Template.of(stack)).toThrow("without a matching provider construct");
});
