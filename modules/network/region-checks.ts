import type { Path } from "../rule/finding";
import { type Check, type Found, found } from "../rule/requirement";
import { nearest } from "../schema/nearest";
import type { NetworkSettings } from "./schema";
import { isOptIn, knownRegions, zonesOf } from "./zones";

const REGIONS = "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html";

/** Where in its area a region lies: with these words AWS has named all of them. */
const PLACES = ["north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest"];

const OPT_IN = "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html";

export const regionChecks: Check<NetworkSettings>[] = [
  {
    says: "`region` has a name that a region can have",
    source: REGIONS,
    find: ({ region }) => regionIsPossible(region, ["region"]),
  },
  {
    says: "`region` is one that is known",
    source: REGIONS,
    severity: "warning",
    find: ({ region }) => regionIsKnown(region, ["region"], "its zones are not checked"),
  },
  {
    says: "`region` is open to every account, without being enabled first",
    source: OPT_IN,
    severity: "warning",
    find: ({ region }) => regionIsOpen(region, ["region"]),
  },
];

const isPossible = (region: string) => PLACES.includes(region.split("-").at(-2) ?? "");

/** Whether a region has a name that AWS gives to regions; one with letters exchanged has none. */
export function regionIsPossible(region: string, path: Path): Found[] {
  return isPossible(region)
    ? []
    : [
        found(path, {
          problem: "is no name that AWS gives to a region",
          got: region,
          allowed: `an area, one of ${PLACES.join(", ")}, and a number`,
          fix: nearest(region, knownRegions()),
        }),
      ];
}

/** @param consequence what comes of it that it is not known */
export function regionIsKnown(region: string, path: Path, consequence: string): Found[] {
  return zonesOf(region) || !isPossible(region)
    ? []
    : [
        found(path, {
          problem: `is not in the list of July 2026; ${consequence}`,
          got: region,
          fix: nearest(region, knownRegions())?.replace(/^/, "if it is no new region, "),
        }),
      ];
}

export function regionIsOpen(region: string, path: Path): Found[] {
  return isOptIn(region)
    ? [
        found(path, {
          problem: "has to be enabled in the account before anything can be made there",
          got: region,
          fix: `if it is not: aws account enable-region --region-name ${region}`,
        }),
      ]
    : [];
}
