import { isEbsOptimizedIfAsked } from "../../modules/instances/ebs-optimized";
import { value } from "../../modules/value/value";
import { templateOf } from "../support/environment";

const file = (master: string, workers: string[]) => `
name: raster
region: us-east-1
cluster:
  engine: standalone
  master: { instance_type: ${master} }
  workers: { instance_types: [${workers.join(", ")}], spot: { percentage: 0 } }
`;

it.each([
  ["m3.xlarge", true],
  ["c3.4xlarge", true],
  ["c3.8xlarge", false],
  ["r3.large", false],
  ["t2.large", false],
  ["t3.large", false],
  ["m7g.xlarge", false],
])("%s has to be asked for: %s", (type, expected) => {
  expect(isEbsOptimizedIfAsked(value(type))).toBe(expected);
});

it("is never asked of a type that is refused it", () => {
  const template = templateOf(file("t2.large", ["r3.large", "m3.xlarge"]));
  expect(template.resource("aws_instance.cluster_master")).not.toHaveProperty("ebs_optimized");
  expect(template.resource("aws_launch_template.cluster_workers_template")).not.toHaveProperty("ebs_optimized");
});

it("is asked of types that are not by themselves, where all of them can be", () => {
  const template = templateOf(file("m3.xlarge", ["m3.xlarge", "r3.2xlarge"]));
  expect(template.resource("aws_instance.cluster_master")).toMatchObject({ ebs_optimized: true });
  expect(template.resource("aws_launch_template.cluster_workers_template")).toMatchObject({ ebs_optimized: "true" });
});
