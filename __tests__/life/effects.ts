import { environmentJsonSchema } from "../../modules/environment/json-schema";
import type { Change, Effect, Kind } from "../../modules/schema/change";
import type { JsonSchema } from "../../modules/schema/json-schema";

const any = (...types: string[]) => new RegExp(`^(${types.join("|")})$`);
const NODES = ["aws_instance", "aws_volume_attachment", "aws_autoscaling_group"];
const EMR = ["aws_emr_cluster", "aws_emr_instance_(fleet|group)", "aws_emr_managed_scaling_policy"];
const CLUSTER = [...NODES, ...EMR, "aws_emr_security_configuration"];
const RULES = ["aws_vpc_security_group_(in|e)gress_rule"];
const GROUPS = ["aws_security_group", ...RULES];
const ZONE = ["aws_route53_zone", "aws_route53_zone_association", "aws_route53_record"];
const ROUTES = ["aws_route", "aws_route_table", "aws_route_table_association"];
const ENDPOINTS = ["aws_vpc_endpoint", "aws_vpc_endpoint_route_table_association"];
const SUBNETS = ["aws_subnet", "aws_nat_gateway", "aws_eip", ...ROUTES, ...ENDPOINTS];
const PEERING = ["aws_vpc_peering_connection", "aws_route", "aws_route53_zone_association"];
const LOGS = ["aws_flow_log", "aws_cloudwatch_log_group"];
const ROLES = ["aws_iam_.*", "aws_flow_log"];
const VPC = ["aws_vpc", "aws_internet_gateway", "aws_default_security_group", ...SUBNETS, ...PEERING, ...LOGS];

/** What a change takes away, or takes away and makes anew; each has to take one of these, and nothing else. */
const TAKES: Partial<Record<Effect, RegExp>> = {
  ports: any(...RULES),
  restarts_master: any("aws_instance", "aws_volume_attachment"),
  adds_removes: any(
    "aws_internet_gateway",
    ...SUBNETS,
    ...GROUPS,
    ...LOGS,
    "aws_iam_role",
    "aws_iam_role_policy",
    "aws_iam_role_policy_attachment",
  ),
  adds_removes_submitter: any("aws_iam_role", "aws_iam_role_policy_attachment"),
  adds_removes_vpcs: any(...VPC),
  adds_removes_subnets: any(...SUBNETS, ...CLUSTER, "aws_ebs_volume"),
  replaces_subnets: any(...SUBNETS, ...CLUSTER),
  replaces_vpc: any(...VPC, ...CLUSTER, ...GROUPS, ...ZONE),
  moves_cluster: any(...PEERING, ...ZONE, ...CLUSTER, ...GROUPS),
  replaces_zone: any(...ZONE),
  replaces_zone_and_workers: any(...ZONE, "aws_autoscaling_group"),
  replaces_bucket: /^aws_s3_bucket/,
  replaces_bucket_and_cluster: any("aws_s3_bucket.*", ...EMR),
  replaces_roles_and_workers: any(...ROLES, "aws_autoscaling_group"),
  replaces_roles_and_cluster: any(...ROLES, ...EMR),
  replaces_master: any("aws_instance", "aws_volume_attachment", ...RULES),
  replaces_nodes: any(...NODES),
  replaces_master_and_volume: any("aws_instance", "aws_volume_attachment", "aws_ebs_volume", "aws_kms_grant"),
  moves_master: any("aws_instance", "aws_volume_attachment", "aws_ebs_volume"),
  first_replaces_cluster: any(...EMR),
  replaces_cluster: any(
    ...CLUSTER,
    ...GROUPS,
    "aws_iam_.*",
    "aws_launch_template",
    "aws_ebs_volume",
    "aws_kms_(grant|key)",
  ),
  replaces_limits: any("aws_emr_managed_scaling_policy"),
  resizes: any(...EMR),
  adds_removes_task_nodes: any("aws_emr_instance_(fleet|group)"),
  replaces_task_nodes: any("aws_emr_instance_group"),
};

/** Effects that leave AWS as it is. */
const QUIET: Effect[] = ["nothing", "migrates", "upgrades", "first_only", "scaling_owns"];

/** What a plan does, as `replace aws_instance.cluster_master`, or what it is refused with. */
export type Lines = string[];

/** What of an effect the plans of a field's changes do not bear out; nothing, if all is as the reference says. */
export function contradictions(effect: Effect, plans: Lines[]): string[] {
  if (effect === "refused") {
    return plans.filter(([first = ""]) => !first.includes("state: belongs to")).map(() => "is not refused");
  }
  const touched = plans.flat().filter((line) => !line.includes(" terraform_data."));
  if (QUIET.includes(effect)) {
    return touched;
  }
  const taken = touched.filter((line) => !/^(create|update) /.test(line));
  const takes = TAKES[effect];
  const isTaken = (line: string) => takes?.test(line.replace(/^\w+ (\w+)\..*/, "$1")) ?? false;
  const untrue = taken.filter((line) => !isTaken(line));
  const overstated = takes !== undefined && !taken.some(isTaken) ? [`takes nothing of ${takes.source}`] : [];
  return [...untrue, ...overstated, ...(touched.length === 0 ? ["does nothing"] : [])];
}

/** The effect of a change in an environment that is of some kinds, the narrowest first. */
export function effectFor(change: Change, kinds: Kind[]): Effect | undefined {
  if (typeof change === "string") {
    return change;
  }
  const kind = kinds.find((one) => change[one] !== undefined);
  return kind && change[kind];
}

/** Every field that can change by itself, by path: values, maps, and blocks that may be missing; of lists, what is in them. */
export function changeableFields(engine: string): Map<string, JsonSchema> {
  const fields = new Map<string, JsonSchema>();
  const visit = (schema: JsonSchema, path: string) => {
    const inner = Object.entries(schema.properties ?? {});
    const values = typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
    const isBlock = inner.length > 0 || values?.properties || schema.items?.properties || schema.oneOf;
    if (path !== "" && (schema["x-change"] !== undefined || !isBlock)) {
      fields.set(path, schema);
    }
    const isWhole = schema["x-change"] !== undefined && schema.type === "array";
    for (const [key, field] of inner) {
      visit(field, path === "" ? key : `${path}.${key}`);
    }
    for (const choice of schema.oneOf ?? []) {
      const word = choice.properties?.engine?.const;
      if (word === undefined || word === engine) {
        visit(choice, path);
      }
    }
    if (values?.properties) {
      visit(values, `${path}.<name>`);
    }
    if (schema.items?.properties && !isWhole) {
      visit(schema.items, `${path}[]`);
    }
  };
  visit(environmentJsonSchema(), "");
  return fields;
}

/** `network.vpcs.lab.cidr` -> `network.vpcs.<name>.cidr`, `cluster.bootstrap_actions[0].name` -> `…[].name`. */
export const fieldOf = (place: string): string =>
  place
    .replace(/^network\.vpcs\.[^.]+\./, "network.vpcs.<name>.")
    .replace(/^network\.vpcs\.[^.<]+$/, "network.vpcs")
    .replace(/\[\d+\]/g, "[]");
