import * as fs from "node:fs";
import * as path from "node:path";
import Table from "cli-table3";

/** Services by the beginning of a resource's type; the first that fits names the row. */
const SERVICES: [RegExp, string][] = [
  [/^aws_vpc_security_group|^aws_security_group|^aws_default_security_group/, "security groups and rules"],
  [/^aws_vpc_peering|^aws_route$|^aws_route_table/, "peering and routes"],
  [/^aws_vpc|^aws_subnet|^aws_internet|^aws_nat|^aws_eip|^aws_flow|^aws_cloudwatch_log/, "VPCs, subnets, gateways"],
  [/^aws_route53/, "DNS"],
  [/^aws_s3/, "bucket"],
  [/^aws_iam/, "roles and policies"],
  [/^aws_emr/, "EMR"],
  [/./, "instances, volumes, scaling"],
];

/** How many resources of each kind a stack holds. */
export function countKinds(stackFolder: string): { kind: string; count: number }[] {
  const { resource } = JSON.parse(fs.readFileSync(path.join(stackFolder, "cdk.tf.json"), "utf8")) as {
    resource: Record<string, object>;
  };
  const counts = new Map<string, number>();
  for (const [type, instances] of Object.entries(resource)) {
    const kind = SERVICES.find(([pattern]) => pattern.test(type))?.[1] as string;
    counts.set(kind, (counts.get(kind) ?? 0) + Object.keys(instances).length);
  }
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count);
}

export function kindsTable(stackFolder: string): string {
  const kinds = countKinds(stackFolder);
  const table = new Table({
    head: ["resources", "kind"],
    style: { head: [], border: [], compact: true },
    colAligns: ["right", "left"],
  });
  table.push(...kinds.map(({ kind, count }) => [count, kind]), [
    kinds.reduce((sum, { count }) => sum + count, 0),
    "in all",
  ]);
  return table.toString();
}
