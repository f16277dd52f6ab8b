import { whereGiven } from "../module-kit/validation";
import { refusal } from "../schema/refusal";
import { FLEETS, GROUPS, type Precondition } from "./preconditions";

const UNIT = "try(var.managed_scaling.unit_type, null)";
const YARN = (name: string) => `try(var.${name}.yarn_scaling, null) != null`;

/** The rules of the module whose numbers belong to scaling. */
export const SCALING_PRECONDITIONS: Precondition[] = [
  {
    condition: `\${(var.managed_scaling != null) != (${YARN("core")} || ${YARN("task")})}`,
    error_message: refusal("managed_scaling: ", {
      problem:
        '${var.managed_scaling == null ? "is missing, and so is yarn_scaling" : "cannot go together with yarn_scaling"}',
      allowed: "either managed_scaling or yarn_scaling of core and task",
      fix: "write one of the two; the module emr is for clusters without either",
    }),
  },
  {
    condition: `\${!(${YARN("task")}) || ${YARN("core")}}`,
    error_message: refusal("core.yarn_scaling: ", {
      problem: "is missing, and the number of core nodes would belong to nobody",
      fix: "write it; with minimum = maximum the number stays",
    }),
  },
  {
    condition: `\${var.task == null || !(${YARN("core")}) || ${YARN("task")}}`,
    error_message: refusal("task.yarn_scaling: ", {
      problem: "is missing, and the number of task nodes would belong to nobody",
      fix: "write it; with minimum = maximum the number stays",
    }),
  },
  ...["core", "task"].map((name) => ({
    condition: `\${${GROUPS} || !(${YARN(name)})}`,
    error_message: refusal(`${name}.yarn_scaling: `, {
      problem: "is not possible with instance fleets",
      allowed: "yarn_scaling with instance groups, managed_scaling with either",
      fix: 'write instances = "groups", or managed_scaling instead',
    }),
  })),
  {
    condition: whereGiven(UNIT, `(${FLEETS}) == (${UNIT} == "InstanceFleetUnits")`),
    error_message: refusal("managed_scaling.unit_type: ", {
      problem: "does not fit instance ${var.instances}",
      got: `\${${UNIT} == null ? "" : ${UNIT}}`,
      allowed: '${var.instances == "fleets" ? "InstanceFleetUnits" : "Instances, VCPU"}',
      fix: "remove it; the default fits",
    }),
  },
];
