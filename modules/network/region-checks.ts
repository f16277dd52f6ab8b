import { type Check, type Found, found } from "../rule/requirement";
import { nearest } from "../schema/nearest";
import type { NetworkSettings } from "./schema";
import { knownRegions, zonesOf } from "./zones";

const REGIONS = "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html";

/** Where in its area a region lies: with these words AWS has named all of them. */
const PLACES = ["north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest"];

export const regionChecks: Check<NetworkSettings>[] = [
  { says: "`region` has a name that a region can have", source: REGIONS, find: regionIsPossible },
  { says: "`region` is one that is known", source: REGIONS, severity: "warning", find: regionIsKnown },
];

const isPossible = (region: string) => PLACES.includes(region.split("-").at(-2) ?? "");

function regionIsPossible({ region }: NetworkSettings): Found[] {
  return isPossible(region)
    ? []
    : [
        found(["region"], {
          problem: "is no name that AWS gives to a region",
          got: region,
          allowed: `an area, one of ${PLACES.join(", ")}, and a number`,
          fix: nearest(region, knownRegions()),
        }),
      ];
}

function regionIsKnown({ region }: NetworkSettings): Found[] {
  return zonesOf(region) || !isPossible(region)
    ? []
    : [
        found(["region"], {
          problem: "is not in the list of July 2026; its zones are not checked",
          got: region,
          fix: nearest(region, knownRegions())?.replace(/^/, "if it is no new region, "),
        }),
      ];
}
