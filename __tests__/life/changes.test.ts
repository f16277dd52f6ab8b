import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import * as zlib from "node:zlib";
import { lossesOf } from "../../review/losses";
import type { Planned, PlannedAction } from "../../scripts/terraform/cli";
import { Emulator } from "../../scripts/try/emulator";
import { type Answer, Caller, describeLife } from "../support/emulator";
import { scratchFolder } from "../support/files";
import { Edited, LIFETIME } from "./support";

const NETWORK = `
name: estate
region: us-east-1
network:
  hub: spark
  availability_zone_count: 1
  vpcs:
    spark: { cidr: 10.0.0.0/20, nat: none }
`;

/** Its nodes fetch Spark from the internet. */
const STANDALONE = `${NETWORK.replace("nat: none", "nat: single")}
storage: { log_expiration_days: 30 }
cluster:
  engine: standalone
  spark: { version: 4.1.1 }
  workers: { instance_types: [m7g.xlarge], max: 4, spot: { max_price: "0.05" } }
`;

const GROUPS = `${NETWORK}
cluster:
  engine: emr
  release: emr-7.13.0
  instances: groups
  core: { instance_types: [m6g.xlarge], on_demand: 2, spot: 0 }
  idle_timeout_seconds: 3600
`;

const FLEETS = `${NETWORK}
cluster:
  engine: emr
  release: emr-7.14.0
  core: { instance_types: [m6g.xlarge], on_demand: 1, spot: 0 }
  task: { instance_types: [m6g.xlarge], spot: 1 }
  managed_scaling: { minimum: 1, maximum: 8 }
`;

const scratch = scratchFolder();

/** What a change may do, and to which resources: each must be touched so, and none otherwise. */
type Expected = Partial<Record<PlannedAction, RegExp>>;

/** One line of the table: an edit, and all that comes of it. */
type Row = [change: string, from: string, to: string, expected: Expected];

/** Everything that a switch of engine may touch. */
const CLUSTER =
  /^(aws|terraform)_(\w+\.(cluster|access)_|\w+\.cluster$|route53_record\.dns_master$|iam_policy\.submitter_policy$|kms_key\.disk_key$)/;

const SCALING: Row[] = [
  ["worker spot price", 'max_price: "0.05"', 'max_price: "0.07"', { update: /^aws_autoscaling_group\./ }],
  [
    "worker types",
    "[m7g.xlarge]",
    "[m7g.xlarge, m6g.xlarge]",
    { update: /^aws_(autoscaling_group|launch_template)\.cluster_workers/ },
  ],
  ["most workers", "max: 4", "max: 6", { update: /^aws_autoscaling_group\./ }],
  [
    "bucket lifecycle",
    "log_expiration_days: 30",
    "log_expiration_days: 60",
    { update: /^aws_s3_bucket_lifecycle_configuration\./ },
  ],
];

const ADDITIONS: Row[] = [
  [
    "a peered VPC more",
    "nat: single }",
    "nat: single }\n    lab: { cidr: 10.0.16.0/20 }",
    { create: /lab|10_0_16_0_20/ },
  ],
  // The workers get the new subnet; nothing else changes, and nothing goes.
  [
    "a zone more, at the end",
    "availability_zone_count: 1",
    "availability_zone_count: 2",
    { create: /_1($|_)/, update: /^aws_autoscaling_group\.cluster_workers$/ },
  ],
  ["a VPC less", "\n    lab: { cidr: 10.0.16.0/20 }", "", { delete: /lab|10_0_16_0_20/ }],
];

const GROUP_CHANGES: Row[] = [
  ["EMR core count", "on_demand: 2", "on_demand: 3", { update: /^aws_emr_cluster\.cluster$/ }],
  ["EMR idle timeout", "3600", "1800", { update: /^aws_emr_cluster\.cluster$/ }],
];

const FLEET_CHANGES: Row[] = [
  [
    "a zone more, beside a cluster of fleets",
    "availability_zone_count: 1",
    "availability_zone_count: 2",
    { create: /_1($|_)/ },
  ],
  // The provider puts new limits by removing the policy and putting it again; the cluster runs on.
  ["EMR scaling limits", "maximum: 8", "maximum: 16", { replace: /^aws_emr_managed_scaling_policy\.cluster_scaling$/ }],
];

describeLife("a change to a running environment", () => {
  let emulator: Emulator;
  const environments = {} as Record<"scaled" | "grown" | "groups" | "fleets", Edited>;

  beforeAll(async () => {
    emulator = await Emulator.start();
    const texts = { scaled: STANDALONE, grown: STANDALONE, groups: GROUPS, fleets: FLEETS };
    await Promise.all(
      Object.entries(texts).map(async ([name, text], index) => {
        const edited = new Edited(emulator, text, path.join(scratch, name), `30000000000${index}`);
        environments[name as keyof typeof environments] = edited;
        await edited.life.prepare();
        await edited.life.apply();
      }),
    );
  }, LIFETIME);

  afterAll(() => emulator?.stop());

  // Chains of changes run side by side as well; each test awaits its own.
  const chain = new Map<string, Promise<unknown>>();

  beforeAll(() => {
    const run = async (edited: Edited, rows: Row[], then: () => Promise<void>) => {
      for (const [change, from, to, expected] of rows) {
        edited.edit(from, to);
        const planned = await edited.life.plan();
        results.set(change, { planned, expected });
        await edited.life.applyPlan();
      }
      await then();
    };
    const { scaled, grown, groups, fleets } = environments;
    chain.set("scaled", run(scaled, SCALING, scaleWorkers));
    chain.set("grown", run(grown, ADDITIONS, switchEngine));
    chain.set("groups", run(groups, GROUP_CHANGES, newRelease));
    chain.set("fleets", run(fleets, FLEET_CHANGES, scaleFleet));
    return Promise.allSettled(chain.values());
  }, LIFETIME);

  const results = new Map<string, { planned: Planned; expected: Expected }>();

  async function scaleWorkers(): Promise<void> {
    const { life } = environments.scaled;
    const caller = new Caller(emulator, life.place);
    const group = (await life.terraform.outputs()).autoscaling_group_name;
    await caller.call("autoscaling", "set_desired_capacity", { AutoScalingGroupName: group, DesiredCapacity: 5 });
    results.set("workers scaled out", { planned: await life.plan(), expected: {} });
    await newSpark(caller);
    await caller.end();
  }

  /** What the workers started from, and what a person reads of the upgrade before it is applied. */
  let upgrade: { before: Answer; after: Answer; losses: string[] };

  async function newSpark(caller: Caller): Promise<void> {
    const { scaled } = environments;
    const { life } = scaled;
    const before = await workersOf(caller);
    scaled.edit("4.1.1", "4.1.2");
    results.set("Spark release", {
      planned: await life.plan(),
      expected: {
        replace: /^aws_(instance\.|volume_attachment\.|autoscaling_group\.)/,
        update: /^aws_(launch_template|route53_record|iam_policy)\./,
      },
    });
    const losses = lossesOf(JSON.parse(await life.terraform.show(life.planFile)));
    await life.applyPlan();
    await life.expectNoChanges();
    upgrade = { before, after: await workersOf(caller), losses: losses.map(({ text }) => text) };
  }

  /** The running workers with the user-data of their launch template's version. */
  async function workersOf(caller: Caller): Promise<Answer[]> {
    const { AutoScalingGroups } = await caller.call("autoscaling", "describe_auto_scaling_groups");
    return Promise.all(
      AutoScalingGroups.flatMap(({ Instances }: Answer) => Instances).map(
        async ({ InstanceId, LaunchTemplate }: Answer) => {
          const { LaunchTemplateVersions } = await caller.call("ec2", "describe_launch_template_versions", {
            LaunchTemplateId: LaunchTemplate.LaunchTemplateId,
            Versions: [LaunchTemplate.Version],
          });
          const { UserData } = LaunchTemplateVersions[0].LaunchTemplateData;
          return { InstanceId, userData: zlib.gunzipSync(Buffer.from(UserData, "base64")).toString() };
        },
      ),
    );
  }

  async function scaleFleet(): Promise<void> {
    const { life } = environments.fleets;
    const caller = new Caller(emulator, life.place);
    const ClusterId = (await life.terraform.outputs()).cluster_id;
    const { InstanceFleets } = await caller.call("emr", "list_instance_fleets", { ClusterId });
    for (const { Id, InstanceFleetType } of InstanceFleets) {
      if (InstanceFleetType !== "MASTER") {
        const InstanceFleet = { InstanceFleetId: Id, TargetSpotCapacity: 5 };
        await caller.call("emr", "modify_instance_fleet", { ClusterId, InstanceFleet });
      }
    }
    await caller.end();
    results.set("fleets scaled out", { planned: await life.plan(), expected: {} });
  }

  async function switchEngine(): Promise<void> {
    const { grown } = environments;
    grown.edit(STANDALONE.slice(STANDALONE.indexOf("cluster:")), GROUPS.slice(GROUPS.indexOf("cluster:")));
    results.set("another engine", {
      planned: await grown.life.plan(),
      expected: { create: CLUSTER, delete: CLUSTER, update: CLUSTER, replace: CLUSTER },
    });
    await grown.life.applyPlan();
    await grown.life.expectNoChanges();
  }

  async function newRelease(): Promise<void> {
    const { groups } = environments;
    groups.edit("emr-7.13.0", "emr-7.14.0");
    results.set("EMR release", {
      planned: await groups.life.plan(),
      expected: { replace: /^aws_emr_cluster\.cluster$/, update: /^aws_(route53_record|iam_policy)\./ },
    });
    fs.writeFileSync(path.join(scratch, "plan.json"), await groups.life.terraform.show(groups.life.planFile));
    await groups.life.applyPlan();
    await groups.life.expectNoChanges();
  }

  const ROWS: [environment: string, change: string][] = [
    ...SCALING.map(([change]) => ["scaled", change] as [string, string]),
    ["scaled", "workers scaled out"],
    ["scaled", "Spark release"],
    ...ADDITIONS.map(([change]) => ["grown", change] as [string, string]),
    ["grown", "another engine"],
    ...GROUP_CHANGES.map(([change]) => ["groups", change] as [string, string]),
    ["groups", "EMR release"],
    ...FLEET_CHANGES.map(([change]) => ["fleets", change] as [string, string]),
    ["fleets", "fleets scaled out"],
  ];

  test.each(ROWS)("%s: %s touches what it must, and nothing else", async (environment, change) => {
    await chain.get(environment);
    const { planned, expected } = results.get(change) as { planned: Planned; expected: Expected };
    const unexpected = Object.entries(planned).filter(([address, action]) => !expected[action]?.test(address));
    expect(unexpected).toEqual([]);
    const actions = Object.values(planned);
    expect(Object.keys(expected).filter((action) => !actions.includes(action as PlannedAction))).toEqual(
      change === "another engine" ? ["replace"] : [],
    );
  });

  test("a new Spark release leaves no worker of the old one, and the review says so", async () => {
    await chain.get("scaled");
    const { before, after, losses } = upgrade;
    expect(before).toHaveLength(5);
    expect(after.length).toBeGreaterThan(0);
    const isOn =
      (release: string) =>
      ({ userData }: Answer) =>
        userData.includes(`/spark-${release}/`);
    expect([before.every(isOn("4.1.1")), after.every(isOn("4.1.2"))]).toEqual([true, true]);
    expect(losses).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^replaces the master \(user_data_base64.*\): every application that runs loses its master$/,
        ),
        expect.stringMatching(/^replaces the group of workers: all workers end at once/),
      ]),
    );
  });

  test("npm run check says in words what a new EMR release costs", async () => {
    await chain.get("groups");
    const check = path.resolve(__dirname, "../../dist/scripts/check.js");
    const against = ["--against", path.join(scratch, "plan.json")];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [check, path.join(scratch, "groups/spark.yaml"), ...against],
      { encoding: "utf8", env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined } },
    );
    expect(stderr).toContain(
      "warning: aws_emr_cluster.cluster: replaces the cluster (release_label emr-7.13.0 -> emr-7.14.0): running jobs and everything in HDFS are lost",
    );
    expect(stdout).toMatch(/plan 0 to create, \d+ to update, 1 to replace, 0 to delete/);
    expect(status).toBe(0);
  });
});
