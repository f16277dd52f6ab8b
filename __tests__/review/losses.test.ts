import { changesOf } from "../../review/changes";
import { lateChangesOf } from "../../review/late";
import { lossesOf, tally } from "../../review/losses";
import { isPlan, type Plan, type ResourceChange } from "../../review/plan";

function resource(address: string, change: Partial<ResourceChange["change"]>, mode: "managed" | "data" = "managed") {
  const [type = "", name = ""] = address.split(".");
  return { address, mode, type, name, change: { actions: [], before: null, after: null, ...change } } as ResourceChange;
}

const plan = (...resource_changes: ResourceChange[]): Plan => ({ format_version: "1.2", resource_changes });

describe("what a plan loses", () => {
  test("a new EMR release replaces the cluster, and the review says what that costs", () => {
    const replaced = resource("aws_emr_cluster.cluster", {
      actions: ["delete", "create"],
      before: { release_label: "emr-7.13.0" },
      after: { release_label: "emr-7.14.0" },
      replace_paths: [["release_label"]],
    });
    expect(lossesOf(plan(replaced))).toEqual([
      {
        address: "aws_emr_cluster.cluster",
        text: "replaces the cluster (release_label emr-7.13.0 -> emr-7.14.0): running jobs and everything in HDFS are lost",
      },
    ]);
  });

  test("a value that is no plain text is named without its value", () => {
    const replaced = resource("aws_emr_cluster.cluster", {
      actions: ["create", "delete"],
      before: { core_instance_fleet: [{}] },
      after: { core_instance_fleet: [{}] },
      replace_paths: [
        ["core_instance_fleet", 0, "instance_type_configs"],
        ["core_instance_fleet", 0, "instance_type_configs"],
      ],
    });
    expect(lossesOf(plan(replaced))[0]?.text).toMatch(
      /^replaces the cluster \(core_instance_fleet\.instance_type_configs\): /,
    );
  });

  test.each(["user_data", "user_data_base64", "user_data_replace_on_change", "configurations_json", "policy"])(
    "what may hold a secret, such as %s, is named without its value",
    (argument) => {
      const replaced = resource("aws_instance.cluster_master", {
        actions: ["create", "delete"],
        before: { [argument]: "password=old" },
        after: { [argument]: "password=new" },
        replace_paths: [[argument]],
      });
      const [loss] = lossesOf(plan(replaced));
      expect(loss?.text).toContain(`(${argument})`);
      expect(loss?.text).not.toContain("password");
    },
  );

  test("a resource that is deleted is lost, whatever comes elsewhere", () => {
    const losses = lossesOf(
      plan(
        resource("aws_s3_bucket.storage", { actions: ["delete"] }),
        resource("aws_vpc_peering_connection.peering_staging", { actions: ["delete"] }),
      ),
    );
    expect(losses.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^deletes the bucket: /),
      expect.stringMatching(/^deletes it: the two VPCs /),
    ]);
  });

  test("a subnet goes before an interface endpoint that stays lets go of it, which AWS refuses", () => {
    const subnet = resource("aws_subnet.vpc_spark_private_1", { actions: ["delete"], before: { id: "subnet-1" } });
    const endpoint = (name: string, subnet_ids: string[], actions: ResourceChange["change"]["actions"]) =>
      resource(`aws_vpc_endpoint.vpc_spark_${name}`, { actions, before: { subnet_ids } });
    const held = plan(
      subnet,
      endpoint("ssm", ["subnet-0", "subnet-1"], ["update"]),
      endpoint("elsewhere", ["subnet-0"], ["update"]),
      endpoint("gone", ["subnet-1"], ["delete"]),
      endpoint("replaced", ["subnet-1"], ["delete", "create"]),
    );
    expect(lossesOf(held)).toEqual([
      {
        address: "aws_subnet.vpc_spark_private_1",
        text:
          "deletes the subnet: everything in the subnet has to go first; the apply will fail, for " +
          "aws_vpc_endpoint.vpc_spark_ssm would let go of it only later: " +
          "first take the VPC's interface_endpoints away in an apply of its own",
      },
    ]);
  });

  test("a subnet stays while workers or a cluster are in it", () => {
    const subnet = resource("aws_subnet.spark_private_1", { actions: ["delete"], before: { id: "subnet-1" } });
    const held = plan(
      subnet,
      resource("aws_autoscaling_group.workers", {
        actions: ["update"],
        before: { vpc_zone_identifier: ["subnet-0", "subnet-1"] },
      }),
      resource("aws_emr_cluster.here", { actions: ["no-op"], before: { ec2_attributes: [{ subnet_id: "subnet-1" }] } }),
      resource("aws_emr_cluster.there", {
        actions: ["no-op"],
        before: { ec2_attributes: [{ subnet_id: "subnet-0" }] },
      }),
    );
    expect(lossesOf(held).map(({ text }) => text)).toEqual([
      "deletes the subnet: everything in the subnet has to go first; the apply will fail, as long as workers of " +
        "aws_autoscaling_group.workers run in it: first end those, or bring their number to 0; the apply will fail, for " +
        "aws_emr_cluster.here runs in it and never moves: first end the cluster",
    ]);
  });

  test("a route of a VPC that is renamed may be made before the old one goes", () => {
    const route = (destination_cidr_block: string) => ({ route_table_id: "rtb-1", destination_cidr_block });
    const renamed = plan(
      resource("aws_route.peering_lab_from_hub", { actions: ["delete"], before: route("10.0.16.0/20") }),
      resource("aws_route.peering_labs_from_hub", { actions: ["create"], after: route("10.0.16.0/20") }),
      resource("aws_route.peering_more_from_hub", { actions: ["create"], after: route("10.0.32.0/20") }),
    );
    expect(lossesOf(renamed)).toEqual([
      {
        address: "aws_route.peering_labs_from_hub",
        text:
          "makes the route that aws_route.peering_lab_from_hub is to give up: if it comes first, the apply fails with " +
          "RouteAlreadyExists; then apply again",
      },
    ]);
  });

  test("a protected cluster cannot be ended by the same apply that lifts its protection", () => {
    const ended = resource("aws_emr_cluster.cluster", {
      actions: ["delete"],
      before: { termination_protection: true },
    });
    expect(lossesOf(plan(ended))[0]?.text).toBe(
      "deletes the cluster: running jobs and everything in HDFS are lost; the apply will fail, for it is protected: " +
        "first write termination_protection: false, and apply that alone",
    );
  });

  test("what is made, changed in place, read or easily made again is no loss", () => {
    const harmless = plan(
      resource("aws_instance.cluster_master", { actions: ["create"] }),
      resource("aws_emr_cluster.cluster", { actions: ["update"] }),
      resource("aws_route.peering_staging_to_hub_public", { actions: ["delete", "create"] }),
      resource("aws_s3_bucket.storage", { actions: ["no-op"] }),
      resource("aws_instance.lookup", { actions: ["delete"] }, "data"),
    );
    expect(lossesOf(harmless)).toEqual([]);
  });
});

describe("what a plan changes for workers that start later", () => {
  const template = (before: object, after: object) =>
    resource("aws_launch_template.workers", {
      actions: ["update"],
      before: { id: "lt-1", ...before },
      after: { id: "lt-1", ...after },
    });
  const groupOf = (launch_template_id: string) =>
    resource("aws_autoscaling_group.workers", {
      actions: ["delete", "create"],
      before: {
        mixed_instances_policy: [{ launch_template: [{ launch_template_specification: [{ launch_template_id }] }] }],
      },
    });

  test("is named by the arguments that reach instances", () => {
    const changed = template(
      { block_device_mappings: [{}], tags: { team: "geo" }, user_data: "same", latest_version: 1 },
      { block_device_mappings: [], tags: { team: "raster" }, user_data: "same" },
    );
    expect(lateChangesOf(plan(changed))).toEqual([
      {
        address: "aws_launch_template.workers",
        text: "changes block_device_mappings for workers that start later; those that run keep what they have",
      },
    ]);
  });

  test("is nothing where the group is made anew with it", () => {
    const changed = template({ user_data: "one" }, { user_data: "two" });
    expect(lateChangesOf(plan(changed, groupOf("lt-1")))).toEqual([]);
    expect(lateChangesOf(plan(changed, groupOf("lt-2")))).toHaveLength(1);
  });

  test("is nothing where only the template's own tags change", () => {
    expect(lateChangesOf(plan(template({ tags: { team: "geo" } }, { tags: { team: "raster" } })))).toEqual([]);
  });
});

test("a plan is told in one line", () => {
  const mixed = plan(
    resource("aws_vpc.a", { actions: ["create"] }),
    resource("aws_vpc.b", { actions: ["create"] }),
    resource("aws_vpc.c", { actions: ["update"] }),
    resource("aws_vpc.d", { actions: ["delete", "create"] }),
    resource("aws_vpc.e", { actions: ["no-op"] }),
  );
  expect(tally(mixed)).toBe("2 to create, 1 to update, 1 to replace, 0 to delete");
  expect(changesOf(mixed).map(({ action }) => action)).toEqual(["create", "create", "update", "replace"]);
});

test("a plan with nothing in it has no changes", () => {
  expect(changesOf({ format_version: "1.2" })).toEqual([]);
});

test.each([
  [{ format_version: "1.2", resource_changes: [] }, true],
  [{ format_version: "1.2" }, true],
  [{ resource_changes: [] }, false],
  [{ format_version: "1.2", resource_changes: {} }, false],
  [null, false],
  ["plan", false],
])("%j is a plan: %s", (value, expected) => {
  expect(isPlan(value)).toBe(expected);
});
