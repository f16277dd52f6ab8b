/** What stands in an account and a region. Names where there are names; see emulator/inventory.py. */
export interface Inventory {
  vpcs: {
    name: string;
    cidr: string;
    subnets: string[];
    route_tables: number;
    internet_gateway: boolean;
    nat_gateways: number;
    endpoints: string[];
  }[];
  peerings: {
    from: string;
    to: string;
    status: string;
    /** Route tables that lead through it, of each side. */
    routes_there: number;
    routes_back: number;
    names_resolve: boolean;
  }[];
  security_groups: { name: string; vpc: string; rules_in: number; rules_out: number }[];
  instances: string[];
  volumes: string[];
  launch_templates: string[];
  zones: { name: string; private: boolean; vpcs: string[]; records: string[] }[];
  buckets: {
    name: string;
    policy: string[];
    lifecycle: string[];
    versioning: string;
    public_access_blocked: boolean;
  }[];
  roles: string[];
  instance_profiles: string[];
  policies: string[];
  autoscaling_groups: { name: string; min: number; max: number; desired: number; instances: number }[];
  alarms: string[];
  emr_clusters: {
    name: string;
    state: string;
    release: string;
    master: boolean;
    nodes: Record<string, Record<string, number | string>>;
    managed_scaling: [number, number] | null;
    idle_timeout_seconds: number | null;
  }[];
  emr_security_configurations: string[];
  log_groups: string[];
  kms_keys: string[];
}

/** An inventory as text: a heading for each kind of which there is any, a line for each thing. */
export function describeInventory(inventory: Inventory): string {
  return Object.entries(inventory)
    .filter(([, things]) => things.length > 0)
    .map(([kind, things]) =>
      [kind.replaceAll("_", " "), ...things.map((thing: unknown) => `  ${line(thing)}`)].join("\n"),
    )
    .join("\n");
}

function line(thing: unknown): string {
  if (typeof thing === "string") {
    return thing;
  }
  const { name, from, to, ...rest } = thing as Record<string, unknown>;
  const head = name ?? `${from} -> ${to}`;
  const facts = Object.entries(rest).flatMap(([key, value]) => fact(key.replaceAll("_", " "), value));
  return `${head}: ${facts.join("; ")}`;
}

function fact(key: string, value: unknown): string[] {
  if (value === null || value === false || (Array.isArray(value) && value.length === 0)) {
    return [];
  }
  if (value === true) {
    return [key];
  }
  if (Array.isArray(value)) {
    return [`${key} ${value.join(", ")}`];
  }
  if (typeof value === "object") {
    return Object.entries(value as object).map(
      ([name, inner]) =>
        `${name} ${Object.entries(inner as object)
          .map(([unit, n]) => `${n} ${unit.replaceAll("_", " ")}`)
          .join(", ")}`,
    );
  }
  return [`${key} ${value}`];
}
