import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { terraformEnvironment } from "../../scripts/terraform/mirror";
import { attached } from "./attached-provider";
import { INIT, succeed, terraform } from "./terraform";

/** What AWS would answer, as far as a plan has to know it. */
const MOCKS = {
  aws_partition: { partition: "aws" },
  aws_region: { id: "us-east-1", name: "us-east-1" },
  aws_caller_identity: { account_id: "111122223333" },
  aws_ssm_parameter: { insecure_value: "ami-00000000000000001" },
  aws_subnet: { availability_zone: "us-east-1a" },
  aws_vpc: { cidr_block: "10.0.0.0/16" },
  aws_availability_zones: {
    names: ["us-east-1a", "us-east-1b", "us-east-1c"],
    zone_ids: ["use1-az6", "use1-az1", "use1-az2"],
  },
};

/** What AWS would answer once something is applied, as far as the rest depends on its form. */
const MOCKED_RESOURCES = {
  aws_vpc: { arn: "arn:aws:ec2:us-east-1:111122223333:vpc/vpc-0123456789abcdef0" },
  aws_iam_role: { arn: "arn:aws:iam::111122223333:role/role" },
  aws_iam_policy: { arn: "arn:aws:iam::111122223333:policy/policy" },
  aws_iam_instance_profile: { arn: "arn:aws:iam::111122223333:instance-profile/profile" },
  aws_s3_bucket: { arn: "arn:aws:s3:::bucket" },
  aws_autoscaling_policy: {
    arn: "arn:aws:autoscaling:us-east-1:111122223333:scalingPolicy:id:autoScalingGroupName/group:policyName/policy",
  },
  aws_launch_template: { id: "lt-0123456789abcdef0", latest_version: 1 },
  aws_cloudwatch_log_group: { arn: "arn:aws:logs:us-east-1:111122223333:log-group:group" },
};

const withDefaults = (mocks: object) =>
  Object.fromEntries(Object.entries(mocks).map(([type, defaults]) => [type, { defaults }]));

/** A resource as a plan would create it; what is only known after the apply is marked. */
export type PlannedResource = Record<string, unknown>;

export interface Planned {
  errors: string[];
  warnings: string[];
  /** By address, sorted. */
  resources: Record<string, PlannedResource>;
}

export const UNKNOWN = "(known after apply)";

/**
 * Plan a root module against a mocked AWS provider: no account, no network.
 *
 * `terraform test` is the only command that mocks a provider; its verbose JSON holds the plan.
 *
 * @param root the root's configuration in Terraform's JSON
 * @param folders folders that the root refers to, by the name that it knows them by
 * @param aliases providers beside the default one, such as `aws.west`
 */
export function plan(root: object, folders: Record<string, string>, aliases: string[] = []): Planned {
  return inRoot(root, folders, (folder, env) => planFolder(folder, aliases, env));
}

/**
 * What a change of a root's variables does to what is applied already: `create address`, `update address`, sorted;
 * and `read address` of data that Terraform reads no sooner than when it applies.
 *
 * A mocked provider does not know what AWS would replace: an update may be a replacement.
 */
export function replan(root: object, folders: Record<string, string>, before: object, after: object): string[] {
  const runs = {
    before: { command: "apply", variables: before },
    after: { command: "plan", variables: after },
  };
  return inRoot(root, folders, (folder, env) => {
    const events = testEvents(folder, runs, [], env);
    const errors = events.flatMap(({ diagnostic }) =>
      diagnostic?.severity === "error" ? [`${diagnostic.summary}: ${diagnostic.detail}`] : [],
    );
    const changes = events.filter((event) => event["@testrun"] === "after").flatMap(changesOf);
    return [...errors, ...changes.map(({ address, change }) => `${change.actions.join("-")} ${address}`)]
      .filter((line) => !line.startsWith("no-op "))
      .sort();
  });
}

function inRoot<T>(
  root: object,
  folders: Record<string, string>,
  use: (folder: string, env: NodeJS.ProcessEnv) => T,
): T {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "terraspark-plan-"));
  try {
    for (const [name, source] of Object.entries(folders)) {
      fs.cpSync(source, path.join(folder, name), { recursive: true });
    }
    const providers = { aws: { source: "hashicorp/aws" } };
    const main = { ...root, terraform: { required_providers: providers } };
    fs.writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify(main));
    return use(folder, terraformEnvironment(folder));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** The same for a root module that is written already, in a folder that Terraform may write to. */
export function planFolder(folder: string, aliases: string[], env: NodeJS.ProcessEnv): Planned {
  return read(testEvents(folder, { plan: { command: "plan" } }, aliases, env));
}

/** What `terraform test` says of runs against a mocked provider. */
function testEvents(folder: string, run: object, aliases: string[], env: NodeJS.ProcessEnv): TestEvent[] {
  const mocks = { mock_data: withDefaults(MOCKS), mock_resource: withDefaults(MOCKED_RESOURCES) };
  const aws = [mocks, ...aliases.map((alias) => ({ ...mocks, alias: alias.replace("aws.", "") }))];
  const test = { mock_provider: { aws }, run };
  fs.writeFileSync(path.join(folder, "plan.tftest.json"), JSON.stringify(test));
  const inFolder = (...args: string[]) => terraform([`-chdir=${folder}`, ...args], attached(env));
  succeed(inFolder(...INIT));
  const lines = inFolder("test", "-json", "-verbose").stdout.split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}

interface TestEvent {
  "@testrun"?: string;
  diagnostic?: { severity: string; summary: string; detail: string };
  test_plan?: { resource_changes?: Change[] };
}

interface Change {
  address: string;
  mode: string;
  change: { actions: string[]; after: object | null; after_unknown: object };
}

const changesOf = ({ test_plan }: TestEvent) => test_plan?.resource_changes ?? [];

function read(events: TestEvent[]): Planned {
  const planned: Planned = { errors: [], warnings: [], resources: {} };
  for (const event of events) {
    const { diagnostic } = event;
    if (diagnostic) {
      const text = [diagnostic.summary, withoutPlace(diagnostic.detail)].join(": ");
      // A check warns; only in a test does it fail.
      const isCheck = diagnostic.summary === "Check block assertion failed";
      (diagnostic.severity === "error" && !isCheck ? planned.errors : planned.warnings).push(text);
    }
    for (const { address, mode, change } of changesOf(event)) {
      if (mode === "managed") {
        planned.resources[address] = marked(change.after, change.after_unknown) as PlannedResource;
      }
    }
  }
  planned.resources = Object.fromEntries(Object.entries(planned.resources).sort(([a], [b]) => (a < b ? -1 : 1)));
  return planned;
}

const withoutPlace = (detail: string) => detail.replace(/\n\nThis was checked by the validation rule at [^\n]*$/, "");

/** A value with what is unknown in its place, and JSON as the document that it is. */
function marked(value: unknown, unknown: unknown): unknown {
  if (unknown === true) {
    return UNKNOWN;
  }
  if (typeof value === "string" && /^\[?\{/.test(value)) {
    return JSON.parse(value);
  }
  if (typeof unknown !== "object" || unknown === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((entry, index) => marked(entry, (unknown as unknown[])[index]));
  }
  const inner = unknown as Record<string, unknown>;
  const keys = new Set([...Object.keys((value ?? {}) as object), ...Object.keys(inner)]);
  return Object.fromEntries(
    [...keys].sort().map((key) => [key, marked((value as Record<string, unknown> | null)?.[key], inner[key])]),
  );
}

/** The resources of one module of a plan, by their addresses within it. */
export function within(resources: Planned["resources"], module: string): Planned["resources"] {
  const prefix = `module.${module}.`;
  return Object.fromEntries(
    Object.entries(resources)
      .filter(([address]) => address.startsWith(prefix))
      .map(([address, resource]) => [address.slice(prefix.length), resource]),
  );
}

/** What differs between two modules of a plan: `address attribute` for each attribute, `address` for what only one has. */
export function differences(one: Planned["resources"], other: Planned["resources"]): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].sort().flatMap((address) => {
    const [a, b] = [one[address], other[address]];
    if (!a || !b) {
      return [`${a ? "-" : "+"} ${address}`];
    }
    return [...new Set([...Object.keys(a), ...Object.keys(b)])]
      .sort()
      .filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]))
      .map((key) => `${address} ${key}`);
  });
}
