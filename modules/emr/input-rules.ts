import { ALWAYS, namesTypesOnce, type RuleForm } from "../instances/type-rules";
import { type Validation, whereGiven } from "../module-kit/validation";
import { refusal } from "../schema/refusal";
import { EMR_APPLICATIONS } from "./applications";
import { SPOT_DEFAULTS } from "./capacity-schema";

/** Rules within one input of the modules of EMR, as `modules/emr/rules/` has them for an environment file. */

/** A block of nodes, which is a variable. */
export interface NodeBlock extends RuleForm {
  name: "core" | "task";
}

export const CORE: NodeBlock = { name: "core", ...ALWAYS };
/** Terraform works messages out even where there is no block, and warns where it cannot. */
export const TASK: NodeBlock = {
  name: "task",
  holds: (condition) => whereGiven("var.task", condition),
  shown: (expression) => `\${try(${expression}, "")}`,
};

export const MASTER_RULES: Validation[] = [
  {
    condition: "${contains([1, 3], var.master.count)}",
    error_message: refusal("master.count: ", {
      problem: "is not possible",
      got: "${var.master.count}",
      allowed: "1, or 3 for high availability",
    }),
  },
  namesTypesOnce("master.instance_types"),
];

/** What core and task nodes have to be. */
export function capacityRules(block: NodeBlock): Validation[] {
  const { name, holds, shown } = block;
  const value = (key: string) => `var.${name}.${key}`;
  const strangers = `setsubtract(keys(${value("weights")}), ${value("instance_types")})`;
  const lost = (key: string, standard: number | string): Validation => ({
    condition: holds(`${value("spot_allocation_strategy")} != "none" || ${value(key)} == ${JSON.stringify(standard)}`),
    error_message: refusal(`${name}.${key}: `, {
      problem: "has no effect with spot_allocation_strategy: none",
      got: shown(`jsonencode(${value(key)})`),
      fix: "remove it, or choose a strategy",
    }),
  });
  return [
    namesTypesOnce(`${name}.instance_types`, block),
    {
      condition: holds(`${value("on_demand")} + ${value("spot")} > 0`),
      error_message: refusal(`${name}: `, {
        problem: "has no capacity: on_demand and spot are both 0",
        allowed: "on_demand or spot of at least 1",
        fix: name === "task" ? "write spot = 1, or remove task" : "write spot = 1, or on_demand = 1",
      }),
    },
    {
      condition: holds(`length(${strangers}) == 0`),
      error_message: refusal(`${name}.weights: `, {
        problem: "holds weights for types that the fleet does not have",
        got: shown(`jsonencode(${strangers})`),
        allowed: shown(`join(", ", ${value("instance_types")})`),
        fix: "add the types to instance_types, or remove their weights",
      }),
    },
    lost("spot_timeout_minutes", SPOT_DEFAULTS.timeoutMinutes),
    lost("spot_timeout_action", SPOT_DEFAULTS.timeoutAction),
  ];
}

/** The limits of custom scaling, for core and task nodes that have it. */
export function yarnRules({ name, shown }: NodeBlock): Validation[] {
  const scaling = `var.${name}.yarn_scaling`;
  const count = `(var.${name}.spot > 0 ? var.${name}.spot : var.${name}.on_demand)`;
  const holds = (condition: string) => whereGiven(`try(${scaling}, null)`, condition);
  const given = (expression: string) => `\${try(${expression}, "")}`;
  return [
    {
      condition: holds(`${scaling}.minimum <= ${scaling}.maximum`),
      error_message: refusal(`${name}.yarn_scaling.minimum: `, {
        problem: "is more than maximum",
        got: given(`${scaling}.minimum`),
        allowed: `at most ${given(`${scaling}.maximum`)}`,
      }),
    },
    {
      condition: holds(
        `${scaling}.minimum > ${scaling}.maximum || ${count} == 0 || (${count} >= ${scaling}.minimum && ${count} <= ${scaling}.maximum)`,
      ),
      error_message: refusal(`${name}: `, {
        problem: "begins outside the limits of its yarn_scaling",
        got: shown(count),
        allowed: `${given(`max(1, ${scaling}.minimum)`)} to ${given(`${scaling}.maximum`)}`,
      }),
    },
  ];
}

const KNOWN = JSON.stringify(EMR_APPLICATIONS);
const KNOWN_LOWER = JSON.stringify(EMR_APPLICATIONS.map((name) => name.toLowerCase()));
const MISSPELT = `[for name in var.applications : name if contains(${KNOWN_LOWER}, lower(name)) && !contains(${KNOWN}, name)]`;

export const APPLICATION_RULES: Validation[] = [
  {
    condition: '${contains([for name in var.applications : lower(name)], "spark")}',
    error_message: refusal("applications: ", {
      problem: "do not include Spark",
      got: "${jsonencode(var.applications)}",
      fix: 'write ${jsonencode(concat(["Spark"], var.applications))}',
    }),
  },
  {
    // EMR gives its own spelling back; Terraform would see a change in that and replace the cluster.
    condition: `\${length(${MISSPELT}) == 0}`,
    error_message: refusal("applications[]: ", {
      problem: "is not spelt as EMR spells it",
      got: `\${jsonencode(${MISSPELT})}`,
      fix: `write \${jsonencode([for name in ${MISSPELT} : ${KNOWN}[index(${KNOWN_LOWER}, lower(name))]])}`,
    }),
  },
];

const MANAGED = "var.managed_scaling";

/** A limit may be missing altogether, and so may all of them. */
const limitIsOrdered = (key: string): Validation => ({
  condition: whereGiven(`try(${MANAGED}.${key}, null)`, `${MANAGED}.${key} <= ${MANAGED}.maximum`),
  error_message: refusal(`managed_scaling.${key}: `, {
    problem: "is more than maximum",
    got: `\${jsonencode(try(${MANAGED}.${key}, null))}`,
    allowed: `at most \${try(${MANAGED}.maximum, "")}`,
    fix: `raise maximum, or lower ${key}`,
  }),
});

export const MANAGED_SCALING_RULES: Validation[] = [
  ...["minimum", "maximum_on_demand", "maximum_core"].map(limitIsOrdered),
  {
    condition: `\${!(try(${MANAGED}.maximum_on_demand == 0, false) && try(${MANAGED}.maximum_core != null, false))}`,
    error_message: refusal("managed_scaling.maximum_on_demand: ", {
      problem: "is lost beside maximum_core: Terraform's provider sends no 0 then",
      got: "0",
      allowed: "at least 1 beside maximum_core",
      fix: "write maximum_on_demand = 1, or remove maximum_core",
    }),
  },
];
