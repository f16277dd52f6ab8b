import { common, METADATA, OUTSIDE, resolverOf, S3 } from "./addresses";
import { deviceOf } from "./device";
import { type Instance, type Rule, running, subnetOf, type World } from "./world";

/**
 * The packet filter of a world, as nftables reads it: it passes what AWS would.
 *
 * A packet leaves an instance if it carries its address, if the subnet has a route for it, and if a security group lets
 * it out; it arrives if there is a way back, and a group lets it in. Groups remember what they let pass.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
export function filterOf(world: World): string {
  const instances = running(world);
  const chains = instances.flatMap((instance) => [outOf(world, instance), into(world, instance)]);
  const jump = (field: string, way: string) =>
    instances.map(({ id }) => `    ${field} "${deviceOf(id)}" jump ${way}-${deviceOf(id)}`);
  const resolvers = world.vpcs.map(({ cidr }) => resolverOf(cidr));
  return lines(
    // Made, if it is not there, so that it can be taken away.
    "table inet lab",
    "delete table inet lab",
    "table inet lab {",
    ...chains,
    "  chain forward {",
    "    type filter hook forward priority filter; policy drop;",
    "    ct state established,related accept",
    ...jump("iifname", "out"),
    ...jump("oifname", "in"),
    "  }",
    "  chain input {",
    "    type filter hook input priority filter; policy drop;",
    "    ct state established,related accept",
    '    iifname "lo" accept',
    // Neither is subject to security groups.
    `    ip daddr ${METADATA} tcp dport 80 accept`,
    ...(resolvers.length > 0
      ? [`    ip daddr { ${resolvers.join(", ")} } meta l4proto { tcp, udp } th dport 53 accept`]
      : []),
    ...jump("iifname", "out"),
    `    ip daddr { ${OUTSIDE.join(", ")} } tcp dport { 80, 443 } accept`,
    "  }",
    "  chain output {",
    "    type filter hook output priority filter; policy accept;",
    ...instances.map(
      ({ address, metadata }) => `    ip saddr ${METADATA} ip daddr ${address} ip ttl set ${metadata.hopLimit}`,
    ),
    "  }",
    "}",
  );
}

function outOf(world: World, instance: Instance): string {
  return lines(
    `  chain out-${deviceOf(instance.id)} {`,
    `    ip saddr != ${instance.address} drop`,
    ...beyond(world, instance, "daddr"),
    ...rulesOf(world, instance, "egress")
      .flatMap((rule) => matches(world, rule, "daddr"))
      .map((match) => `    ${match} return`),
    "    drop",
    "  }",
  );
}

function into(world: World, instance: Instance): string {
  return lines(
    `  chain in-${deviceOf(instance.id)} {`,
    ...beyond(world, instance, "saddr"),
    ...rulesOf(world, instance, "ingress")
      .flatMap((rule) => matches(world, rule, "saddr"))
      .map((match) => `    ${match} accept`),
    "    drop",
    "  }",
  );
}

/** Drops what no route leads to. */
function beyond(world: World, instance: Instance, field: "saddr" | "daddr"): string[] {
  const reach = reachOf(world, instance);
  return [reach.length > 0 ? `    ip ${field} != { ${reach.join(", ")} } drop` : "    drop"];
}

/** Ranges that the routes of an instance's subnet lead to. */
export function reachOf(world: World, instance: Instance): string[] {
  const reach = subnetOf(world, instance).routes.flatMap((route) => {
    if (route.to === "s3") {
      return [S3];
    }
    if (route.to === "internet") {
      return OUTSIDE.filter((address) => common(route.cidr, `${address}/32`));
    }
    const vpc = world.vpcs.find(({ id }) => id === route.vpcId);
    return (vpc && common(route.cidr, vpc.cidr)) ?? [];
  });
  return [...new Set(reach)];
}

function rulesOf(world: World, { groupIds }: Instance, way: "ingress" | "egress"): Rule[] {
  return world.groups.filter(({ id }) => groupIds.includes(id)).flatMap((group) => group[way]);
}

/** What a rule matches: a line for each of its ranges, groups and prefix lists. */
function matches(world: World, rule: Rule, field: "saddr" | "daddr"): string[] {
  const members = running(world).filter(({ groupIds }) => rule.groupIds.some((id) => groupIds.includes(id)));
  const sources = [
    ...rule.cidrs,
    ...members.map(({ address }) => address),
    ...(rule.prefixLists.length > 0 ? [S3] : []),
  ];
  return [...new Set(sources)].map((source) => [`ip ${field} ${source}`, protocolOf(rule)].filter(Boolean).join(" "));
}

function protocolOf({ protocol, ports }: Rule): string {
  if (protocol === "-1") {
    return "";
  }
  // Types of ICMP stand where others have ports; the lab passes all of them.
  return ports === undefined || protocol === "icmp"
    ? `ip protocol ${protocol}`
    : `${protocol} dport ${ports.join("-")}`;
}

const lines = (...all: string[]): string => all.join("\n");
