import { App } from "cdktf";
import { EmrModule, EmrScaledModule } from "../../../modules/emr/module";
import { scratchFolder } from "../../support/files";
import { differences, type PlannedResource } from "../../support/plan";

const app = new App({ outdir: scratchFolder(), skipValidation: true });
const [fixed, scaled] = [new EmrModule(app), new EmrScaledModule(app)].map((module) => module.files());

type Blocks = Record<string, Record<string, PlannedResource>>;

const resources = (files = fixed) =>
  Object.fromEntries(
    Object.entries(files?.["main.tf.json"]?.resource as Blocks).flatMap(([type, named]) =>
      Object.entries(named).map(([name, resource]) => [`${type}.${name}`, resource]),
    ),
  );

test("the two modules of EMR differ in what scaling needs and in nothing else", () => {
  expect(differences(resources(fixed), resources(scaled))).toEqual([
    "aws_emr_cluster.cluster autoscaling_role",
    "aws_emr_cluster.cluster depends_on",
    "aws_emr_cluster.cluster dynamic",
    "aws_emr_cluster.cluster lifecycle",
    "aws_emr_instance_fleet.cluster_task lifecycle",
    "aws_emr_instance_group.cluster_task_group autoscaling_policy",
    "aws_emr_instance_group.cluster_task_group lifecycle",
    "+ aws_emr_managed_scaling_policy.cluster_scaling",
    "+ aws_iam_role.access_emr_autoscaling",
    "+ aws_iam_role_policy.access_emr_autoscaling_permissions",
  ]);
});

test("an apply leaves the numbers to scaling and the Amazon Linux release to EMR, and nothing else to anybody", () => {
  const ignored = (files: typeof fixed) =>
    Object.entries(resources(files)).flatMap(([address, { lifecycle }]) =>
      lifecycle === undefined || !address.startsWith("aws_emr_")
        ? []
        : [[address, (lifecycle as { ignore_changes: string[] }).ignore_changes]],
    );
  expect(Object.fromEntries(ignored(fixed))).toEqual({
    "aws_emr_cluster.cluster": ["ec2_attributes[0].subnet_ids", "os_release_label"],
  });
  expect(Object.fromEntries(ignored(scaled))).toEqual({
    "aws_emr_cluster.cluster": [
      "ec2_attributes[0].subnet_ids",
      "core_instance_fleet[0].target_on_demand_capacity",
      "core_instance_fleet[0].target_spot_capacity",
      "core_instance_group[0].instance_count",
      "os_release_label",
    ],
    "aws_emr_instance_fleet.cluster_task": ["target_on_demand_capacity", "target_spot_capacity"],
    "aws_emr_instance_group.cluster_task_group": ["instance_count"],
  });
});

test("every input of the one is an input of the other, with all its validations: a cluster moves by its source alone", () => {
  const { core, task, managed_scaling, ...others } = variables(scaled);
  const { core: fixedCore, task: fixedTask, ...fixedOthers } = variables(fixed);
  expect(managed_scaling).toBeDefined();
  expect(others).toEqual(fixedOthers);
  expect(core?.validation).toEqual(expect.arrayContaining(fixedCore?.validation ?? []));
  expect(task?.validation).toEqual(expect.arrayContaining(fixedTask?.validation ?? []));
});

function variables(files: typeof fixed): Record<string, { validation?: object[] }> {
  return files?.["variables.tf.json"]?.variable as Record<string, { validation?: object[] }>;
}
