import { familyOf, type InstanceFacts, instanceFacts, instanceTypeNames } from "./catalog";

/**
 * The type that is most like another, among those that are possible.
 *
 * Its architecture is the same. It is of the same family (m7g), if any is; otherwise of any. Its vCPUs and memory are the
 * closest, in proportion; of several such types, one of the same class (the `m` of m7g), then one that has local disks or
 * none as well, then the closest in price.
 *
 * @returns undefined for a type that the catalog does not have, and if no type of its architecture is possible
 */
export function nearestType(type: string, isPossible: (other: string) => boolean): string | undefined {
  const wanted = instanceFacts(type);
  if (wanted === undefined) {
    return undefined;
  }
  return instanceTypeNames()
    .filter((name) => name !== type && instanceFacts(name)?.architecture === wanted.architecture && isPossible(name))
    .map((name) => ({ name, distance: distance([type, wanted], [name, instanceFacts(name) as InstanceFacts]) }))
    .sort((a, b) => compare(a.distance, b.distance))[0]?.name;
}

type Named = [name: string, facts: InstanceFacts];

/** What tells two types apart, the most important first. */
function distance([name, facts]: Named, [otherName, other]: Named): number[] {
  return [
    Number(familyOf(name) !== familyOf(otherName)),
    Math.abs(Math.log2(facts.vcpu / other.vcpu)) + Math.abs(Math.log2(facts.memory_mib / other.memory_mib)),
    Number(classOf(name) !== classOf(otherName)),
    Number(facts.nvme_gb > 0 !== other.nvme_gb > 0),
    Math.abs((facts.usd_per_hour ?? 0) - (other.usd_per_hour ?? 0)),
  ];
}

/** `m` of m7g.xlarge. */
const classOf = (type: string) => type.match(/^[a-z]+/)?.[0];

function compare(a: number[], b: number[]): number {
  return a.map((value, at) => value - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
