import catalog from "./ec2-us-east-1.json";

export type Architecture = "arm64" | "x86_64";

export interface InstanceFacts {
  vcpu: number;
  memory_mib: number;
  architecture: string;
  nvme_gb: number;
  /** On-demand list price in us-east-1, USD. */
  usd_per_hour: number | null;
}

const facts = catalog.instance_types as Record<string, InstanceFacts>;

/** What is known of an instance type; undefined for one that is newer than the catalog. */
export function instanceFacts(type: string): InstanceFacts | undefined {
  return Object.hasOwn(facts, type) ? facts[type] : undefined;
}

export const instanceTypeNames = (): string[] => Object.keys(facts);

/** `m7g` of `m7g.xlarge`. */
export const familyOf = (type: string): string => type.split(".")[0] ?? "";

/** The day that the catalog's prices are of. */
export const CATALOG_DATE = catalog.generated;

/**
 * Architecture of an instance type: from the catalog, otherwise from the name.
 *
 * AWS marks Graviton by a `g` among the letters behind the generation (m7g, c7gn, im4gn);
 * a1 is the only older one. https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function architectureOf(type: string): Architecture {
  const known = instanceFacts(type)?.architecture;
  if (known === "arm64" || known === "x86_64") {
    return known;
  }
  const family = familyOf(type);
  return family === "a1" || /^[a-z]+\d+[a-z]*g/.test(family) ? "arm64" : "x86_64";
}
