import table from "./emr-types.json";

/** The releases of EMR that take a type: each line from one of `first` on, and the single ones in `also`. */
export interface TakenSince {
  first: string[];
  also?: string[];
}

interface Group extends TakenSince {
  types: string[][];
}

const taken = new Map(
  (table.taken as Group[]).flatMap(({ types, ...releases }) =>
    types.flat().map((type): [string, TakenSince] => [type, releases]),
  ),
);

/** Which releases of EMR take an instance type; undefined if none that is listed does. */
export function takenSince(type: string): TakenSince | undefined {
  return taken.get(type);
}

/** Every release of each line, the oldest first. */
export const LISTED_RELEASES: string[][] = table.releases;

/** The day that EMR's lists of releases and of their types are of. */
export const LISTS_DATE = table.generated;
