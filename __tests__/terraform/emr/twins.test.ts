import type { Planned } from "../../support/plan";
import { inPlainAddresses, type Twin, testTwins } from "../../support/twins";

const NETWORK = {
  vpc_id: "vpc-0123456789abcdef0",
  subnet_ids: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
};
const KEY = "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f";

/** An environment in a network that is there already; `cluster` and what goes with it follow. */
const environment = (name: string, rest: string): string => `
name: ${name}
region: us-east-1
network:
  hub: platform
  vpcs:
    platform:
      id: ${NETWORK.vpc_id}
      cidr: 10.0.0.0/16
      private_subnet_ids: [${NETWORK.subnet_ids.join(", ")}]
${rest}`;

const FIXED: Record<string, Twin> = {
  least: {
    yaml: environment("least", "cluster: { engine: emr }"),
    call: { name: "least", ...NETWORK },
  },
  fleets: {
    yaml: environment(
      "fleets",
      `
tags: { team: geo }
storage: { bucket: acme-lake, kms_key_arn: "${KEY}" }
access: { client_cidrs: [10.0.0.0/18], client_security_group_ids: [sg-0123456789abcdef0], key_name: operators }
cluster:
  engine: emr
  release: emr-spark-8.0.0
  applications: [Spark, Livy, AmazonCloudWatchAgent]
  master: { count: 3, volume_gb: 100 }
  core: { instance_types: [m7g.xlarge, r7g.xlarge], weights: { r7g.xlarge: 2 }, on_demand: 1, spot: 4, spot_timeout_minutes: 10 }
  task: { spot_allocation_strategy: none, on_demand: 2, spot: 0 }
  idle_timeout_seconds: 3600
  termination_protection: false
  configurations:
    - { classification: spark-defaults, properties: { b: "2", a: "1" } }
    - { classification: spark-env, configurations: [{ classification: export, properties: { PYSPARK_PYTHON: python3 } }] }
  bootstrap_actions: [{ name: proj, path: "s3://acme-tools/proj.sh", args: ["9.4"] }, { name: gdal, path: "s3://acme-tools/gdal.sh" }]
`,
    ),
    call: {
      name: "fleets",
      ...NETWORK,
      tags: { team: "geo" },
      storage: { bucket: "acme-lake", kms_key_arn: KEY },
      access: {
        client_cidrs: ["10.0.0.0/18"],
        client_security_group_ids: ["sg-0123456789abcdef0"],
        key_name: "operators",
      },
      release: "emr-spark-8.0.0",
      applications: ["Spark", "Livy", "AmazonCloudWatchAgent"],
      master: { count: 3, volume_gb: 100 },
      core: {
        instance_types: ["m7g.xlarge", "r7g.xlarge"],
        weights: { "r7g.xlarge": 2 },
        on_demand: 1,
        spot: 4,
        spot_timeout_minutes: 10,
      },
      task: { spot_allocation_strategy: "none", on_demand: 2, spot: 0 },
      idle_timeout_seconds: 3600,
      termination_protection: false,
      configurations: [
        { classification: "spark-defaults", properties: { b: "2", a: "1" } },
        {
          classification: "spark-env",
          configurations: [{ classification: "export", properties: { PYSPARK_PYTHON: "python3" } }],
        },
      ],
      bootstrap_actions: [
        { name: "proj", path: "s3://acme-tools/proj.sh", args: ["9.4"] },
        { name: "gdal", path: "s3://acme-tools/gdal.sh" },
      ],
    },
  },
  groups: {
    yaml: environment(
      "groups",
      `
cluster:
  engine: emr
  instances: groups
  core: { instance_types: [r6g.xlarge], on_demand: 3, spot: 0 }
  task: { instance_types: [r6g.xlarge], bid_price: "0.2016" }
  security_configuration: acme
  termination_protection: true
`,
    ),
    call: {
      name: "groups",
      ...NETWORK,
      instances: "groups",
      core: { instance_types: ["r6g.xlarge"], on_demand: 3, spot: 0 },
      task: { instance_types: ["r6g.xlarge"], bid_price: "0.2016" },
      security_configuration: "acme",
      termination_protection: true,
    },
  },
};

const SCALED: Record<string, Twin> = {
  managed: {
    yaml: environment(
      "managed",
      "cluster: { engine: emr, task: {}, managed_scaling: { minimum: 2, maximum: 20, maximum_on_demand: 1 } }",
    ),
    call: { name: "managed", ...NETWORK, task: {}, managed_scaling: { minimum: 2, maximum: 20, maximum_on_demand: 1 } },
  },
  yarn: {
    yaml: environment(
      "yarn",
      `
cluster:
  engine: emr
  instances: groups
  core: { instance_types: [r6g.xlarge], bid_price: "0.2016", yarn_scaling: { minimum: 2, maximum: 2 } }
  task: { instance_types: [r6g.xlarge], bid_price: "0.2016", yarn_scaling: { maximum: 9, adjustment: 3 } }
`,
    ),
    call: {
      name: "yarn",
      ...NETWORK,
      instances: "groups",
      core: { instance_types: ["r6g.xlarge"], bid_price: "0.2016", yarn_scaling: { minimum: 2, maximum: 2 } },
      task: { instance_types: ["r6g.xlarge"], bid_price: "0.2016", yarn_scaling: { maximum: 9, adjustment: 3 } },
    },
  },
};

testTwins("emr", FIXED, asInEnvironment);
testTwins("emr_scaled", SCALED, asInEnvironment);

/** A module has a fleet of task nodes and a group of them in one template, so that the group has a name of its own. */
function asInEnvironment(resources: Planned["resources"]): Planned["resources"] {
  const plain = Object.entries(inPlainAddresses(resources));
  return Object.fromEntries(plain.map(([address, resource]) => [address.replace("_task_group", "_task"), resource]));
}
