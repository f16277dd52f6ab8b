import { ALWAYS, arm, type RuleForm, wellFormed } from "../instances/type-rules";
import { refusal } from "../schema/refusal";
import { hcl } from "../value/expression";
import { SPARK_RUNTIME_APPLICATIONS } from "./applications";
import { SPOT_DEFAULTS } from "./capacity-schema";
import { CORE, type NodeBlock, TASK } from "./input-rules";
import { hasFeature } from "./releases";
import { FEATURES } from "./rules/release";
import type { Emr } from "./schema";

/**
 * Rules over several inputs of the modules of EMR, as `modules/emr/rules/` has them for an environment file.
 *
 * They are preconditions, since Terraform before 1.9 takes no second variable into a validation block.
 */
export interface Precondition {
  condition: unknown;
  error_message: string;
}

export const FLEETS = 'var.instances == "fleets"';
export const GROUPS = 'var.instances == "groups"';

/** The rules that hold with either way of scaling; `settings` are the module's variables. */
export function preconditions(settings: Emr): Precondition[] {
  return [
    ONE_ARCHITECTURE,
    ...[MASTER, CORE, TASK].flatMap((block) => [typesFitFleet(block), typeFitsGroup(block)]),
    ...[CORE, TASK].flatMap((block) => [noBidPrice(block), oneKindOfGroup(block), spotHasPrice(block)]),
    ...[CORE, TASK].flatMap(noFleetSettings),
    SPARK_RUNTIME,
    ...features(settings),
  ];
}

const MASTER = { name: "master", ...ALWAYS };

type Block = RuleForm & { name: string };

const ALL_TYPES = "concat(var.master.instance_types, var.core.instance_types, try(var.task.instance_types, []))";
const typesThatAre = (isArm: boolean) =>
  `\${join(", ", distinct([for type in ${ALL_TYPES} : type if ${isArm ? "" : "!"}${arm("type")}]))}`;

const ONE_ARCHITECTURE: Precondition = {
  condition: `\${length(distinct([for type in ${ALL_TYPES} : ${arm("type")} if ${wellFormed("type")}])) <= 1}`,
  error_message: refusal("instance_types: ", {
    problem: `mix architectures: arm64 are ${typesThatAre(true)}; x86_64 are ${typesThatAre(false)}`,
    allowed: "types of one architecture for master, core and task",
    fix: "write types of one architecture everywhere; the defaults are arm64",
  }),
};

const NO_STRATEGY = `(var.core.spot_allocation_strategy == "none" || try(var.task.spot_allocation_strategy, "") == "none")`;

/** https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-instance-fleet.html */
function typesFitFleet({ name, holds, shown }: Block): Precondition {
  const count = `length(var.${name}.instance_types)`;
  return {
    condition: holds(`${GROUPS} || ${count} <= (${NO_STRATEGY} ? 5 : 30)`),
    error_message: refusal(`${name}.instance_types: `, {
      problem: `names ${shown(count)} types`,
      allowed: "at most 30 in a fleet, and 5 while core or task has spot_allocation_strategy: none",
      fix: "remove some of them, or spot_allocation_strategy",
    }),
  };
}

function typeFitsGroup({ name, holds, shown }: Block): Precondition {
  const types = `var.${name}.instance_types`;
  return {
    condition: holds(`${FLEETS} || length(${types}) == 1`),
    error_message: refusal(`${name}.instance_types: `, {
      problem: "names several types; a group has one",
      got: shown(`jsonencode(${types})`),
      allowed: 'exactly one type with instances = "groups"',
      fix: `write instance_types = ${shown(`jsonencode([${types}[0]])`)}, or instances = "fleets"`,
    }),
  };
}

function noBidPrice({ name, holds, shown }: NodeBlock): Precondition {
  const price = `var.${name}.bid_price`;
  return {
    condition: holds(`${GROUPS} || ${price} == null`),
    error_message: refusal(`${name}.bid_price: `, {
      problem: "is only for instance groups",
      got: shown(`jsonencode(${price})`),
      fix: 'write bid_percentage, or instances = "groups"',
    }),
  };
}

function oneKindOfGroup({ name, holds, shown }: NodeBlock): Precondition {
  const [onDemand, spot] = [`var.${name}.on_demand`, `var.${name}.spot`];
  return {
    condition: holds(`${FLEETS} || ${onDemand} == 0 || ${spot} == 0`),
    error_message: refusal(`${name}.on_demand: `, {
      problem: `makes the group both on demand (${shown(onDemand)}) and spot (${shown(spot)})`,
      allowed: 'one of on_demand and spot above 0 with instances = "groups"',
      fix: 'write spot = 0, or on_demand = 0, or instances = "fleets"',
    }),
  };
}

function spotHasPrice({ name, holds }: NodeBlock): Precondition {
  return {
    condition: holds(`${FLEETS} || var.${name}.spot == 0 || var.${name}.bid_price != null`),
    error_message: refusal(`${name}.bid_price: `, {
      problem: "is missing; a spot group needs it",
      allowed: "a price in US dollars per hour, in quotes",
      fix: "write the on-demand price of the type in your region",
    }),
  };
}

/** A setting with a default can only be told from it where it differs. */
function noFleetSettings({ name, holds, shown }: NodeBlock): Precondition[] {
  const standards = {
    weights: {},
    bid_percentage: SPOT_DEFAULTS.bidPercentage,
    spot_timeout_minutes: SPOT_DEFAULTS.timeoutMinutes,
    spot_timeout_action: SPOT_DEFAULTS.timeoutAction,
    spot_allocation_strategy: SPOT_DEFAULTS.allocationStrategy,
  };
  return Object.entries(standards).map(([key, standard]) => {
    const value = `jsonencode(var.${name}.${key})`;
    return {
      condition: holds(`${FLEETS} || ${value} == ${JSON.stringify(JSON.stringify(standard))}`),
      error_message: refusal(`${name}.${key}: `, {
        problem: "is only for instance fleets",
        got: shown(value),
        fix: `${key === "bid_percentage" ? "write bid_price" : "remove it"}, or write instances = "fleets"`,
      }),
    };
  });
}

const FOREIGN = `setsubtract(var.applications, ${JSON.stringify(SPARK_RUNTIME_APPLICATIONS)})`;

const SPARK_RUNTIME: Precondition = {
  condition: `\${!startswith(var.release, "emr-spark-") || length(${FOREIGN}) == 0}`,
  error_message: refusal("applications: ", {
    problem: "include some that ${var.release} does not have",
    got: `\${jsonencode(${FOREIGN})}`,
    allowed: SPARK_RUNTIME_APPLICATIONS.join(", "),
    fix: "remove them, or take a release of the other kind",
  }),
};

function features(settings: Emr): Precondition[] {
  return FEATURES.map((feature) => ({ ...feature, used: feature.isUsed(settings) }))
    .filter(({ used }) => used !== false)
    .map(({ used, name, path, first, also = [], otherwise }) => ({
      condition: hcl`!(${used}) || ${hasFeature(settings.release, { first, also })}`,
      error_message: refusal(`${path.slice(1).join(".")}: `, {
        problem: `asks for ${name}, which \${var.release} does not have`,
        allowed: [...first.map((release) => `${release} and newer`), ...also].join(", "),
        fix: `take a newer release, or ${otherwise.replace(": ", " = ")}`,
      }),
    }));
}
