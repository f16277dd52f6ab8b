import { argument } from "../../modules/value/value";
import { HUB, synthesizeCluster } from "./support";

describe("groups that scale on YARN metrics", () => {
  const template = synthesizeCluster({
    instances: "groups",
    core: { instance_types: ["r6g.xlarge"], bid_price: "0.2016", yarn_scaling: { minimum: 2, maximum: 8 } },
    task: { instance_types: ["r6g.2xlarge"], bid_price: "0.4032", yarn_scaling: { minimum: 0, maximum: 20 } },
  });
  const cluster = template.resource("aws_emr_cluster.cluster");

  test("master and core are groups of the cluster, in one subnet", () => {
    expect(cluster.master_instance_group).toMatchObject({ instance_type: "m6g.xlarge", instance_count: 1 });
    expect(cluster.core_instance_group).toMatchObject({
      name: "core",
      instance_type: "r6g.xlarge",
      instance_count: 2,
      bid_price: "0.2016",
    });
    expect(cluster).not.toHaveProperty("core_instance_fleet");
    expect(cluster.ec2_attributes).toMatchObject({ subnet_id: argument(HUB.privateSubnetIds)[0] });
    expect(cluster.ec2_attributes).not.toHaveProperty("subnet_ids");
  });

  test("tasks are a group beside it", () => {
    const { autoscaling_policy, ...group } = template.resource("aws_emr_instance_group.cluster_task");
    expect(group).toEqual({
      cluster_id: "${aws_emr_cluster.cluster.id}",
      name: "task",
      instance_type: "r6g.2xlarge",
      instance_count: 1,
      bid_price: "0.4032",
      ebs_config: [{ size: 128, type: "gp3", volumes_per_instance: 1 }],
      lifecycle: { ignore_changes: ["instance_count"] },
    });
    expect(JSON.parse(autoscaling_policy as string).Constraints).toEqual({ MinCapacity: 0, MaxCapacity: 20 });
  });

  test("the autoscaling role is the cluster's from the start; it cannot be added later", () => {
    expect(cluster.autoscaling_role).toBe("${aws_iam_role.access_emr_autoscaling.arn}");
    expect(cluster.depends_on).toContain("aws_iam_role_policy.access_emr_autoscaling_permissions");
  });

  test("a group that has scaled plans no change", () => {
    expect(cluster.lifecycle).toMatchObject({
      ignore_changes: ["core_instance_group[0].instance_count", "os_release_label"],
    });
  });
});

describe("fleets under managed scaling", () => {
  const template = synthesizeCluster({
    task: { on_demand: 2, spot: 4 },
    managed_scaling: { minimum: 3, maximum: 30, maximum_core: 6 },
  });

  test("the limits are a policy beside the cluster", () => {
    expect(template.resource("aws_emr_managed_scaling_policy.cluster_scaling")).toEqual({
      cluster_id: "${aws_emr_cluster.cluster.id}",
      compute_limits: [
        {
          unit_type: "InstanceFleetUnits",
          minimum_capacity_units: 3,
          maximum_capacity_units: 30,
          maximum_ondemand_capacity_units: 30,
          maximum_core_capacity_units: 6,
        },
      ],
    });
  });

  test("a cluster that has scaled plans no change, and is not replaced", () => {
    expect(template.resource("aws_emr_cluster.cluster").lifecycle).toMatchObject({
      ignore_changes: [
        "ec2_attributes[0].subnet_ids",
        "core_instance_fleet[0].target_on_demand_capacity",
        "core_instance_fleet[0].target_spot_capacity",
        "os_release_label",
      ],
    });
    const task = template.resource("aws_emr_instance_fleet.cluster_task");
    expect(task).toMatchObject({ name: "task", target_on_demand_capacity: 2, target_spot_capacity: 4 });
    expect(task.lifecycle).toEqual({ ignore_changes: ["target_on_demand_capacity", "target_spot_capacity"] });
  });
});
