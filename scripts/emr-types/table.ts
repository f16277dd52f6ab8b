import { isOlder, lineOf } from "../../modules/emr/releases";
import { architectureOf, familyOf } from "../../modules/instances/catalog";

/** Instance types that the same releases of EMR take. */
export interface Taken {
  /** The first release of each line with them. */
  first: string[];
  /** Single releases before those that have them too. */
  also?: string[];
  /** The types, family by family. */
  types: string[][];
}

export interface Table {
  /** Every release of each line, the oldest first. */
  releases: string[][];
  taken: Taken[];
}

/** The lines before it are out of support, and nobody's clusters are made with them. */
const OLDEST_LINE = 5;

/**
 * The first releases with images for arm64, by their lists: m6g came with them.
 *
 * Older lists have a few Graviton types of today, which nothing of those releases can boot.
 */
const FIRST_ON_ARM = ["emr-5.30.0", "emr-6.1.0"];

/** Put EMR's lists of instance types, by release label, the short way: types that came together stand together. */
export function tableOf(lists: Record<string, string[]>): Table {
  const lines = linesOf(Object.keys(lists));
  const types = [...new Set(lines.flat().flatMap((release) => lists[release] ?? []))].sort();
  const groups = new Map<string, string[]>();
  for (const type of types) {
    const parts = lines.map((line) =>
      takenBy(line.map((release) => [release, hasImage(release, type) && lists[release]?.includes(type) === true])),
    );
    const first = parts.flatMap((part) => part.first ?? []);
    const also = parts.flatMap((part) => part.also);
    const key = JSON.stringify(also.length > 0 ? { first, also } : { first });
    groups.set(key, [...(groups.get(key) ?? []), type]);
  }
  return {
    releases: lines,
    taken: [...groups].sort().map(([key, members]) => ({ ...JSON.parse(key), types: byFamily(members) })),
  };
}

function linesOf(labels: string[]): string[][] {
  const releases = labels
    .filter((label) => /^emr-(spark-)?\d+\.\d+\.\d+$/.test(label))
    .filter((label) => Number(lineOf(label).match(/\d+/)?.[0]) >= OLDEST_LINE);
  const lines = [...new Set(releases.map(lineOf))].sort();
  return lines.map((line) =>
    releases.filter((label) => lineOf(label) === line).sort((a, b) => (isOlder(a, b) ? -1 : 1)),
  );
}

function hasImage(release: string, type: string): boolean {
  const firstOnArm = FIRST_ON_ARM.find((label) => lineOf(label) === lineOf(release));
  return firstOnArm === undefined || architectureOf(type) !== "arm64" || !isOlder(release, firstOnArm);
}

/**
 * Since which release of a line a type is taken, and by which single ones before.
 *
 * Three lists leave out old types that the releases around them take; such a gap is held to be one of the list.
 */
function takenBy(line: [release: string, has: boolean][]): { first?: string; also: string[] } {
  const isTaken = line.map(([, has], at) => has || (line[at - 1]?.[1] === true && line[at + 1]?.[1] === true));
  const from = isTaken.lastIndexOf(false) + 1;
  return {
    first: line[from]?.[0],
    also: line.slice(0, from).flatMap(([release, has]) => (has ? [release] : [])),
  };
}

function byFamily(types: string[]): string[][] {
  const families = [...new Set(types.map(familyOf))];
  return families.map((family) => types.filter((type) => familyOf(type) === family));
}
